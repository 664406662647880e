using System.Collections.Immutable;
using Workflows.Definitions.Dmn;
using Workflows.Definitions.Forms;
using Workflows.Definitions.ModelChecks;
using Workflows.Definitions.Packages;
using Workflows.Definitions.Texts;
using Workflows.Tests.Bpmn;
using Workflows.Tests.Engine;

namespace Workflows.Tests.ModelChecks;

public sealed class PackageCheckTests
{
    private const string Form = """
        {"type":"default","id":"f","components":[
          {"id":"a","type":"textfield","key":"name","label":"姓名","properties":{"labelEn":"Name","public":"true"}},
          {"id":"b","type":"textfield","key":"income","label":"收入","properties":{"labelEn":"Income","sensitive":"true"}},
          {"id":"c","type":"textfield","key":"amount","label":"金额","properties":{"labelEn":"Amount"}}]}
        """;

    private static ImmutableArray<string> Found(string inside, params (string Key, string Words)[] texts)
    {
        var reading = Diagrams.Read(inside);
        Assert.Equal([], reading.Problems.Select(p => $"{p.Element} {p.Sentence.Key}"));
        var package = new ProcessPackage
        {
            Name = "example", Hash = "0", Process = reading.Model!, BpmnXml = "",
            Forms = ImmutableSortedDictionary<string, FormSchema>.Empty.Add("f", FormReader.Read(Form).Schema!),
            Decisions = ImmutableSortedDictionary<string, DmnModel>.Empty,
            Texts = texts.ToImmutableSortedDictionary(t => t.Key, t => new PackageText(t.Words, t.Words), StringComparer.Ordinal),
        };
        return [.. PackageChecks.All(package).Select(p => $"{(p.IsWarning ? "?" : "")}{p.Element} {p.Sentence.Key["checks.".Length..]}")];
    }

    private static readonly string Ledger = "<wf:ledger name=\"fund\" kind=\"aid\" at=\"level:street\"/>";

    private static string Case(string attributes, string children = "") =>
        $"<bpmn:extensionElements><wf:case {attributes} starters=\"officer\">{children}</wf:case></bpmn:extensionElements>";

    [Fact]
    public void Every_shipped_package_passes_and_only_waiting_for_money_has_no_term()
    {
        var found = ShippedPackages.All.Values.SelectMany(p => PackageChecks.All(p).Select(f => $"{p.Name} {f.Element} {f.Sentence.Key}")).ToArray();
        Assert.Equal(["hardship-aid awaitFunds checks.tasksHaveAClock"], found);
    }

    [Fact]
    public void Every_check_has_its_sentence_in_both_languages() => Assert.All(
        PackageChecks.Checks, c => Assert.NotEqual(StepChecks.Texts.Raw($"checks.{c.Name}", Language.Chinese), StepChecks.Texts.Raw($"checks.{c.Name}", Language.English)));

    [Theory]
    [InlineData("<bpmn:userTask id=\"a\"/><bpmn:exclusiveGateway id=\"g\"/>", "start a g a", "a everyPathEnds")]
    [InlineData("<bpmn:scriptTask id=\"s\" wf:result=\"x\"><bpmn:script>1</bpmn:script></bpmn:scriptTask><bpmn:exclusiveGateway id=\"g\"/>", "start s g s", "s everyLoopWaits")]
    [InlineData("<bpmn:exclusiveGateway id=\"g\"/><bpmn:userTask id=\"a\"/>", "start g end|g a end", "g-end exclusiveSplitDecides")]
    [InlineData("<bpmn:parallelGateway id=\"g\"/><bpmn:userTask id=\"a\"/>", "start g end|g a end", "?g parallelSplitIsJoined")]
    [InlineData("<bpmn:subProcess id=\"a\"><bpmn:startEvent id=\"as\"/><bpmn:exclusiveGateway id=\"g\" default=\"f3\"/><bpmn:endEvent id=\"x\"><bpmn:errorEventDefinition/></bpmn:endEvent><bpmn:endEvent id=\"e\"/><bpmn:sequenceFlow id=\"f1\" sourceRef=\"as\" targetRef=\"g\"/><bpmn:sequenceFlow id=\"f2\" sourceRef=\"g\" targetRef=\"x\"><bpmn:conditionExpression>a</bpmn:conditionExpression></bpmn:sequenceFlow><bpmn:sequenceFlow id=\"f3\" sourceRef=\"g\" targetRef=\"e\"/></bpmn:subProcess>", "start a end", "x errorsAreCaught")]
    [InlineData("<bpmn:subProcess id=\"a\"><bpmn:startEvent id=\"as\"/><bpmn:userTask id=\"t\"/><bpmn:sequenceFlow id=\"f1\" sourceRef=\"as\" targetRef=\"t\"/></bpmn:subProcess>", "start a end", "t everyPathEnds")]
    [InlineData("<bpmn:subProcess id=\"a\"><bpmn:startEvent id=\"as\"/><bpmn:endEvent id=\"e\"/><bpmn:sequenceFlow id=\"f1\" sourceRef=\"as\" targetRef=\"e\"/></bpmn:subProcess><bpmn:exclusiveGateway id=\"g\"/>", "start g a g", "a everyLoopWaits")]
    [InlineData("<bpmn:userTask id=\"a\"/>", "start a end", "a tasksAreNamed")]
    [InlineData("<bpmn:userTask id=\"a\" name=\"办理\"/>", "start a end", "?a tasksAreNamed")]
    [InlineData("<bpmn:userTask id=\"a\"/>", "start a end", "?a tasksHaveAClock")]
    [InlineData("<bpmn:userTask id=\"a\"/>", "start a end", "?p startersAreNamed")]
    public void A_flaw_of_the_drawing_is_found(string nodes, string flows, string found) => Assert.Contains(found, Found(
        "<bpmn:startEvent id=\"start\"/>" + (flows.Contains("end", StringComparison.Ordinal) ? "<bpmn:endEvent id=\"end\"/>" : "") + nodes + string.Concat(flows.Split('|').Select(Drawn.Flows))));

    [Theory]
    [InlineData("approval", "form=\"gone\"", "<wf:candidates post=\"x\"/>", "a namedThingsExist")]
    [InlineData("approval", "question=\"gone\"", "<wf:candidates post=\"x\"/>", "a namedThingsExist")]
    [InlineData("approval", "", "<wf:candidates post=\"x\"/><wf:exclude earlier=\"gone\"/>", "a namedThingsExist")]
    [InlineData("task", "", "<wf:clock rule=\"X-99\"/>", "a rulesAreKnown")]
    [InlineData("publicNotice", "rule=\"X-99\"", "<wf:candidates post=\"x\"/>", "a rulesAreKnown")]
    [InlineData("approval", "", "", "a somebodyIsAsked")]
    [InlineData("publicNotice", "", "<wf:candidates post=\"x\"/><wf:objection/>", "a somebodyIsAsked")]
    [InlineData("disbursement", "", "<wf:candidates post=\"x\"/>", "a paymentIsReserved")]
    public void A_flaw_of_a_stage_is_found(string kind, string attributes, string children, string found) => Assert.Contains(found, Found(
        $"{Drawn.Line("start a end")}<bpmn:userTask id=\"a\"><bpmn:extensionElements><wf:stage kind=\"{kind}\" {attributes}>{children}</wf:stage></bpmn:extensionElements></bpmn:userTask>"));

    [Fact]
    public void An_outcome_nobody_can_say_is_found() => Assert.Contains("e outcomesAreSaid", Found(
        $"<bpmn:startEvent id=\"start\"/><bpmn:endEvent id=\"e\" wf:outcome=\"strange\"/>{Drawn.Flow("start", "e")}"));

    [Theory]
    [InlineData("title=\"name + string(income)\"", "p nothingSensitiveIsShown")]
    [InlineData("title=\"&quot;income&quot; + name\"", null)]
    public void A_sensitive_field_in_the_title_is_found(string attributes, string? found)
    {
        var all = Found($"{Case(attributes)}<bpmn:startEvent id=\"start\"/><bpmn:endEvent id=\"end\"/>{Drawn.Flow("start", "end")}");
        Assert.Equal(found is null ? [] : [found], all);
    }

    [Theory]
    [InlineData("{name}公示", null)]
    [InlineData("{name}收入{income}", "nothingSensitiveIsShown")]
    [InlineData("{name}申请{amount:money}元", "noticeShowsOnlyPublicFields")]
    public void A_notice_shows_only_what_may_be_public(string body, string? found)
    {
        var all = Found($"{Drawn.Line("start a end")}{Drawn.Task("a", "chair", "publicNotice", "rule=\"A-12.notice\" body=\"body\"", "<wf:objection><wf:candidates post=\"x\"/></wf:objection>")}", ("body", body))
            .Where(f => f.StartsWith("a no", StringComparison.Ordinal)).Select(f => f[2..]);
        Assert.Equal(found is null ? [] : found is "nothingSensitiveIsShown" ? [found, "noticeShowsOnlyPublicFields"] : [found], all);
    }

    [Theory]
    [InlineData("<wf:exclude starter=\"true\" earlier=\"check decide\"/>", 0)]
    [InlineData("<wf:exclude starter=\"true\" earlier=\"decide\"/>", 1)]
    [InlineData("<wf:exclude earlier=\"check decide\"/>", 1)]
    [InlineData("", 3)]
    public void A_payment_by_somebody_of_the_stages_before_is_found(string exclude, int faults) => Assert.Equal(faults, Found($"""
        {Case("", Ledger)}{Drawn.Line("start check decide reserve which")}{Drawn.Task("check", "aid", attributes: "form=\"f\"")}{Drawn.Approval("decide", "vice")}
        {Drawn.Service("reserve", "<wf:stage kind=\"reservation\" ledger=\"fund\" amount=\"amount\"/>")}<bpmn:exclusiveGateway id="which" default="which-pay"/>
        {Drawn.Task("pay", "cashier", "disbursement", "", exclude + "<wf:correction><wf:candidates starter=\"true\"/></wf:correction>")}
        {Drawn.Flow("which", "end", "outcome.reserve = \"insufficient\"")}{Drawn.Flow("which", "pay")}{Drawn.Flow("pay", "end")}
        """).Count(f => f == "pay paymentIsSeparated"));

    [Fact]
    public void A_short_balance_without_a_way_is_found() => Assert.Contains("reserve shortBalanceHasAWay", Found($"""
        {Case("", Ledger)}{Drawn.Line("start reserve pay end")}{Drawn.Service("reserve", "<wf:stage kind=\"reservation\" ledger=\"fund\" amount=\"amount\"/>")}
        {Drawn.Task("pay", "cashier", "disbursement", "", "<wf:correction><wf:candidates starter=\"true\"/></wf:correction>")}
        """));
}
