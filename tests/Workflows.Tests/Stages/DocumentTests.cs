using System.Collections.Immutable;
using Workflows.Definitions.Documents;
using Workflows.Definitions.Feel;
using Workflows.Definitions.Forms;
using Workflows.Engine;
using Workflows.Engine.Commands;
using Workflows.Engine.Facts;
using Workflows.Stages;
using Workflows.Stages.Document;
using Workflows.Stages.Scenarios;
using Workflows.Tests.Documents;
using Workflows.Tests.Engine;

namespace Workflows.Tests.Stages;

/// <summary>公文: drafted, reviewed, numbered, stamped, sent; every step with the checks of <see cref="StepChecks"/>.</summary>
public sealed class DocumentTests
{
    private const string All = """
        start s
        user d <wf:stage kind="document" template="letter" type="通知" at="level:street">
        <wf:draft form="letter"><wf:candidates post="viceChair" at="level:street"/></wf:draft>
        <wf:review><wf:candidates post="chair" at="level:street"/></wf:review>
        <wf:number><wf:candidates post="cashier" at="level:street"/></wf:number>
        <wf:stamp form="scan"><wf:candidates post="viceChair" at="level:street"/><wf:candidates post="cashier" at="level:street"/><wf:exclude drafter="true"/></wf:stamp>
        <wf:send><wf:candidates post="cashier" at="level:street"/></wf:send>
        <wf:to starter="true"/></wf:stage>
        end e done
        s > d > e
        """;

    private const string Alone = """
        start s
        service d <wf:stage kind="document" template="letter" type="告知书" at="level:street" number="{organ}告〔{year}〕{n}号" outcome="approved" reason="why" text="decided"><wf:to starter="true"/></wf:stage>
        end e done
        s > d > e
        """;

    private static ExecutableProcess Process(string drawing)
    {
        var letter = Docx.Template(Docx.P("{{ document.number }}|{{ document.organ }}|{{ document.superior }}|{{ document.date }}|{{ body }}|{{ document.drafter }}|{{ document.reason }}"));
        var package = Play.Package(drawing, Decisions.None, ("outcome.done", "办完"), ("why", "共 {amount:money} 元。")) with
        {
            Documents = ImmutableSortedDictionary<string, DocumentTemplate>.Empty.Add("letter", letter),
            Forms = ImmutableSortedDictionary<string, FormSchema>.Empty
                .Add("letter", Form("""{"id":"a","type":"textarea","key":"body","label":"正文","properties":{"labelEn":"Body"}}"""))
                .Add("scan", Form("""{"id":"b","type":"filepicker","key":"scan","label":"盖章件","properties":{"labelEn":"Scan"}}""")),
        };
        var bound = ExecutableProcess.Bind(package, StageKinds.Shipped);
        Assert.Empty(bound.Problems.Select(p => p.Sentence.Key));
        return bound.Process!;
    }

    private static FormSchema Form(string component) => FormReader.Read($$"""{"type":"default","id":"f","components":[{{component}}]}""").Schema!;

    private static (string, FeelValue) Scan(string hash) => ("scan", FeelValue.Of([FeelContext.Of(
        ("hash", FeelValue.Of(hash)), ("name", FeelValue.Of("扫描件.pdf")), ("size", FeelValue.Of(9)), ("type", FeelValue.Of("application/pdf")))]));

    private static ScenarioWorld World()
    {
        var world = Town.New();
        world.AddUnit("street", "示例街道总工会", "street", "district", "", "示街工");
        return world;
    }

    private static DocumentState Of(Play play) => (DocumentState)play.State.ActiveAt("d")!.Stage!;

    private static string Words(Accepted step) =>
        ((PaperParagraph)PaperReader.Read(step.Facts.OfType<DocumentMade>().Last().Made!).Blocks[0]).Text;

    [Fact]
    public void A_document_goes_from_draft_to_sent_by_the_people_of_each_step()
    {
        var play = new Play(Process(All), World()).At("2026-06-18 10:00").Start("wang", ("amount", FeelValue.Of(600)));
        Assert.Equal((DocumentPhase.Draft, "street"), (Of(play).Phase, Of(play).Organ));
        play.Answer("zhou", "draft", ("body", FeelValue.Of("请到会。")));
        Assert.Equal("|示例街道总工会|示例区总工会|2026年6月18日|请到会。|示例·周|", Words(play.Last));
        var draft = Of(play).File;
        play.Answer("chen", "approve").At("2026-06-22 09:00").Answer("qian", "number");
        Assert.Equal("示街工〔2026〕1号", Of(play).Number);
        Assert.StartsWith("示街工〔2026〕1号|示例街道总工会|示例区总工会|2026年6月22日|", Words(play.Last), StringComparison.Ordinal);
        Assert.NotEqual(draft, Of(play).File);
        Assert.Equal("stages.scanMissing", play.Refused(play.Answering("qian", "stamp")));
        play.Answer("qian", "stamp", Scan("aa"));
        Assert.Equal((Of(play).File, "aa"), (Of(play).Stamped, Assert.Single(Of(play).Scans)));
        play.Answer("qian", "send");
        Assert.Equal("done", play.State.Outcome);
        Assert.Equal(["person:wang"], play.Last.Facts.OfType<DocumentSent>().Single().To);
        Assert.Contains(play.Last.Facts.OfType<Notified>(), n => n.Kind == "documentSent" && n.Values["documentNumber"] == "示街工〔2026〕1号");
    }

    [Fact]
    public void Whoever_drafted_it_does_not_stamp_it()
    {
        var play = new Play(Process(All), World()).Start().Answer("zhou", "draft").Answer("chen", "approve").Answer("qian", "number");
        Assert.Equal("barred.actedBefore", play.Refused(play.Answering("zhou", "stamp") with { Values = FeelContext.Of(Scan("aa")) }));
    }

    [Fact]
    public void Sent_back_it_is_drafted_again_and_keeps_the_number_it_has()
    {
        var play = new Play(Process(All), World()).Start().Answer("zhou", "draft");
        Assert.Equal("engine.reasonMissing", play.Refused(play.Answering("chen", "redraft", words: "重写")));
        play.Accept(play.Answering("chen", "redraft", words: "请把时间写清楚"));
        Assert.Equal((DocumentPhase.Draft, 2), (Of(play).Phase, Of(play).Round));
        play.Answer("zhou", "draft").Answer("chen", "approve").Answer("qian", "number").Accept(play.Answering("qian", "redraft", words: "抬头写错了"));
        play.Answer("zhou", "draft", ("body", FeelValue.Of("改过。"))).Answer("chen", "approve");
        Assert.Equal((DocumentPhase.Stamp, "示街工〔2026〕1号"), (Of(play).Phase, Of(play).Number));
        Assert.Contains("改过。", Words(play.Last), StringComparison.Ordinal);
        Assert.Single(play.Facts.OfType<DocumentNumbered>());
    }

    [Fact]
    public void Numbers_are_given_without_a_gap_per_organ_kind_and_year_and_a_void_document_keeps_its_own()
    {
        var world = World();
        string Numbered(string drawing, string at)
        {
            var play = new Play(Process(drawing), world).At(at).Start();
            if (drawing == Alone)
                return play.Facts.OfType<DocumentNumbered>().Single().Number;
            play.Answer("zhou", "draft").Answer("chen", "approve").Answer("qian", "number").Accept(play.Answering("qian", "void", words: "不再需要这个通知"));
            Assert.Equal("voided", play.State.LastVisit("d")!.Outcome);
            return play.Facts.OfType<DocumentVoided>().Single().Number;
        }
        Assert.Equal("示街工告〔2026〕1号", Numbered(Alone, "2026-06-18 10:00"));
        Assert.Equal("示街工〔2026〕1号", Numbered(All, "2026-06-18 10:00"));
        Assert.Equal("示街工〔2026〕2号", Numbered(All, "2026-12-31 23:59"));
        Assert.Equal("示街工〔2027〕1号", Numbered(All, "2027-01-01 00:00"));
        Assert.Equal("示街工告〔2026〕2号", Numbered(Alone, "2026-06-19 10:00"));
    }

    [Fact]
    public void Where_nobody_is_asked_it_is_made_numbered_and_sent_in_the_same_step()
    {
        var play = new Play(Process(Alone), World()).Start("wang", ("amount", FeelValue.Of(600)));
        Assert.Equal("done", play.State.Outcome);
        Assert.EndsWith("||共 600.00 元。", Words(play.Last), StringComparison.Ordinal);
        Assert.Contains(play.Last.Facts.OfType<Notified>(), n => n.Kind == "decided" && n.Values["outcome"] == "approved" && n.Values["document"] == "d.1");
        var kept = Assert.Single(play.Last.Effects.OfType<DocumentKept>());
        Assert.Equal(play.Last.Facts.OfType<DocumentMade>().Single().File, kept.Hash);
    }

    [Fact]
    public void Its_kind_is_said_in_the_readers_language_where_the_package_has_words_for_it()
    {
        var package = Process(Alone).Package;
        Assert.Equal("告知书", DocumentTypes.Of(package, "告知书").English);
        var worded = package with { Texts = package.Texts.Add("documentType.告知书", new("告知书", "Letter of decision")) };
        Assert.Equal(("告知书", "Letter of decision"), (DocumentTypes.Of(worded, "告知书").Chinese, DocumentTypes.Of(worded, "告知书").English));
    }

    [Fact]
    public void A_document_of_a_case_that_is_withdrawn_is_void()
    {
        var play = new Play(Process(All), World()).Start().Answer("zhou", "draft").Answer("chen", "approve").Answer("qian", "number");
        play.Accept(play.Withdrawing());
        Assert.Equal(("示街工〔2026〕1号", ""), play.Facts.OfType<DocumentVoided>().Select(v => (v.Number, v.Reason)).Single());
    }

    [Fact]
    public void Settings_that_make_no_sense_are_named()
    {
        var package = Play.Package("start s\nuser d <wf:stage kind=\"document\" template=\"none\" type=\"通知\" number=\"{n}\"><wf:stamp><wf:candidates starter=\"true\"/></wf:stamp></wf:stage>\ns > d", Decisions.None);
        Assert.Equal(["stages.unknownTemplate", "stages.numberForm", "engine.missing"], ExecutableProcess.Bind(package, StageKinds.Shipped).Problems.Select(p => p.Sentence.Key));
    }
}
