using System.Runtime.CompilerServices;
using Workflows.Definitions.Feel;
using Workflows.Definitions.Forms;
using Workflows.Definitions.Texts;

namespace Workflows.Tests.Forms;

public class ShippedFormTests
{
    public static TheoryData<string> Forms =>
        [.. Directory.EnumerateFiles(Processes(), "*.form.json", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(Processes(), f)).Order(StringComparer.Ordinal)];

    [Theory, MemberData(nameof(Forms))]
    public void Every_field_of_a_shipped_form_can_be_read_in_both_languages(string file)
    {
        var schema = Load(file);
        foreach (var field in schema.Everything.Where(f => f is not Divider))
        {
            var words = field is NoteText note ? note.Words : field.Label;
            Assert.True(words.IsComplete, $"{file}: {field.Id}");
            Assert.True(field.Help.IsEmpty || field.Help.IsComplete, $"{file}: help of {field.Id}");
        }
        foreach (var answer in schema.Answers.Select(a => a.Field))
        {
            Assert.All(answer.Checks, check => Assert.True(check.Refusal.IsComplete, $"{file}: check of {answer.Key}"));
            Assert.All(Options(answer), option => Assert.True(option.Label.IsComplete, $"{file}: {answer.Key}.{option.Value}"));
        }
        Assert.Equal(schema.Everything.Count(), schema.Everything.Select(f => f.Id).Distinct().Count());
    }

    /// <summary>Rule G-43: what tells about identity, account, illness or income is sensitive wherever it is asked for.</summary>
    [Theory, MemberData(nameof(Forms))]
    public void What_rule_G_43_protects_is_marked_in_every_shipped_form(string file)
    {
        string[] telling = ["income", "expense", "cause", "health", "medical", "costs", "findings", "situation", "phone", "homeAddress"];
        foreach (var place in Load(file).Answers.Where(p => p.Field is not RepeatingField))
            if (place.Field is IdNumberField or BankAccountField || place.Field.RuleId == "G-43"
                || telling.Any(word => place.Way.Contains(word, StringComparison.OrdinalIgnoreCase)))
                Assert.True(place.IsSensitive, $"{file}: {place.Way}");
    }

    [Fact]
    public void The_application_shows_only_unit_name_and_category_in_public() =>
        Assert.Equal(["applicantName", "unit", "category"], Load("hardship-aid/forms/application.form.json").Answers.Where(a => a.Field.Public).Select(a => a.Way));

    [Fact]
    public void The_application_works_out_people_expenses_and_income_a_head()
    {
        // rule A-01: (86,400.00 − 52,800.00) ÷ 12 ÷ 3 = 933.33
        var result = FormFixture.Send(Load("hardship-aid/forms/application.form.json"),
            ("family[0].name", "示例·张母"), ("family[0].livesTogether", "true"), ("family[1].name", "示例·张女"), ("family[1].livesTogether", "true"),
            ("family[2].name", "示例·张兄"), ("disposableIncome", "86,400"), ("medicalExpenses", "40,000"), ("educationExpenses", "12,800"));
        Assert.Equal(FeelValue.Of(3), result.Values.Get("householdSize"));
        Assert.Equal(FeelValue.Of(52800m), result.Values.Get("rigidExpenses"));
        Assert.Equal(FeelValue.Of(933.33m), result.Values.Get("netIncomePerHead"));
    }

    [Fact]
    public void The_application_asks_for_medical_proof_only_where_there_is_illness()
    {
        var form = Load("hardship-aid/forms/application.form.json");
        Assert.Equal("请上传诊断证明和医疗费票据", FormFixture.Send(form, ("causeMain", "illness")).Said("medicalProof"));
        Assert.Equal("", FormFixture.Send(form, ("causeMain", "schooling")).Said("medicalProof"));
        Assert.Equal("请上传就学证明", FormFixture.Send(form, ("causeMain", "schooling")).Said("schoolProof"));
        Assert.Equal("请上传家庭经济状况核对授权书", FormFixture.Send(form).Said("checkAuthorization"));
    }

    [Fact]
    public void Number_and_day_of_the_minutes_are_asked_for_where_there_are_minutes_whether_they_may_be_missing_the_guard_says()
    {
        var form = Load("hardship-aid/forms/decision.form.json");
        var before = FormFixture.Values(("amount", FeelValue.Of(50000m)), ("collectiveLimit", FeelValue.Of(20000m)));
        FormResult Approve(string amount, params AttachedFile[] minutes) =>
            FormFixture.Send(form, FieldRights.EditAll, before, ("approvedAmount", RawAnswer.Typed(amount)), ("minutes", RawAnswer.Attached([.. minutes])));
        Assert.Equal("", Approve("20000.01").Said("minutes"));
        Assert.Equal("", Approve("20000.01").Said("minutesNumber"));
        Assert.Equal("请填写会议纪要编号", Approve("20000.01", new AttachedFile(new('a', 64), "示例纪要.pdf", 1, "application/pdf")).Said("minutesNumber"));
        Assert.Equal("审批金额不能超过申请金额", Approve("50000.01").Said("approvedAmount"));
    }

    [Fact]
    public void A_list_of_condolence_must_come_out_to_its_total()
    {
        // rule A-29: 2 households × 600 yuan = 1,200 yuan
        var form = Load("condolence-list/forms/list.form.json");
        FormResult Ask(string total) => FormFixture.Send(form, ("standard", "600"), ("declaredTotal", total), ("households[0].name", "示例·甲"), ("households[1].name", "示例·乙"));
        Assert.Equal("2 户 × 600.00 元 = 1,200.00 元，和申请的 18,000.00 元对不上", Ask("18000").Said("declaredTotal"));
        Assert.Equal("", Ask("1,200.00").Said("declaredTotal"));
    }

    [Fact]
    public void A_home_visit_takes_two_people()
    {
        var form = Load("hardship-aid/forms/home-visit.form.json");
        Assert.Equal("入户要两个人，不能填同一人", FormFixture.Send(form, ("visitorOne", "示例·李四"), ("visitorTwo", "示例·李四")).Said("visitorTwo"));
        Assert.Equal("", FormFixture.Send(form, ("visitorOne", "示例·李四"), ("visitorTwo", "示例·王五")).Said("visitorTwo"));
    }

    private static FormSchema Load(string file)
    {
        var reading = FormReader.Read(File.ReadAllText(Path.Combine(Processes(), file)));
        Assert.Equal([], reading.Problems.Select(p => $"{file} {p.FieldId}: {FormFixture.Texts.Say(p.Sentence, Language.English)}"));
        return reading.Schema!;
    }

    private static IEnumerable<ChoiceOption> Options(AnswerField field) => field switch
    {
        ChoiceField choice => choice.Options,
        MultiChoiceField choice => choice.Options,
        _ => [],
    };

    private static string Processes([CallerFilePath] string here = "") =>
        Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", "Workflows.Definitions", "Processes");
}
