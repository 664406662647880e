using Workflows.Definitions.Forms;

namespace Workflows.Tests.Forms;

public class FormReaderTests
{
    [Fact]
    public void Components_become_fields_and_the_kind_is_found_in_the_properties()
    {
        var schema = Read("""
            { "type": "textfield", "key": "amount", "label": "申请金额", "validate": { "required": true, "max": 10000 },
              "properties": { "kind": "money", "labelEn": "Amount", "ruleId": "A-15", "maxReason": "街道单笔限额" } },
            { "type": "textfield", "key": "idNumber", "label": "身份证号", "properties": { "kind": "idNumber" } },
            { "type": "radio", "key": "category", "label": "困难类别", "values": [ { "label": "深度困难", "value": "deep" } ],
              "properties": { "public": "true", "option.deep": "Deep hardship" } }
            """);
        var amount = Assert.IsType<MoneyField>(schema.Find("amount"));
        Assert.Equal(("申请金额", "Amount", "A-15", true, 10000m, "街道单笔限额"),
            (amount.Label.Chinese, amount.Label.English, amount.RuleId, amount.Required, amount.Max, amount.MaxReason.Chinese));
        Assert.True(Assert.IsType<IdNumberField>(schema.Find("idNumber")).Sensitive);
        var category = Assert.IsType<ChoiceField>(schema.Find("category"));
        Assert.True(category is { AsButtons: true, Public: true });
        Assert.Equal(("deep", "Deep hardship"), (category.Options[0].Value, category.Options[0].Label.English));
    }

    [Fact]
    public void Rows_and_groups_are_entered_and_a_group_without_a_path_is_only_a_frame()
    {
        var schema = Read("""
            { "type": "group", "label": "家庭", "components": [
              { "type": "dynamiclist", "path": "family", "label": "家庭成员", "properties": { "maxRows": "12", "sensitive": "true" },
                "components": [ { "type": "textfield", "key": "name", "label": "姓名" } ] } ] },
            { "type": "group", "path": "bank", "label": "账户", "components": [ { "type": "textfield", "key": "name", "label": "户名" } ] }
            """);
        Assert.Equal(["family", "family.name", "bank.name"], schema.Answers.Select(a => a.Way));
        Assert.Equal(12, Assert.IsType<RepeatingField>(schema.Find("family")).MaxRows);
        Assert.Equal([false, true, false], schema.Answers.Select(a => a.IsSensitive));
        Assert.Equal("姓名", schema.Find("family[2].name")!.Label.Chinese);
    }

    [Fact]
    public void Conditions_lose_their_equals_sign_and_headings_their_hashes()
    {
        var schema = Read("""
            { "type": "text", "text": "## 账户", "properties": { "textEn": "## Account" } },
            { "type": "textfield", "key": "school", "label": "学校", "conditional": { "hide": "=cause != \"school\"" } },
            { "type": "button", "label": "提交" }
            """);
        Assert.Equal(2, schema.Fields.Length);
        var note = Assert.IsType<NoteText>(schema.Fields[0]);
        Assert.Equal((true, "账户", "Account"), (note.IsHeading, note.Words.Chinese, note.Words.English));
        Assert.Equal("cause != \"school\"", schema.Fields[1].HideWhen?.Text);
    }

    [Theory]
    [InlineData("""{ "id": "c1", "type": "iframe", "key": "a", "label": "甲" }""", "forms.reader.type")]
    [InlineData("""{ "id": "c1", "type": "textfield", "key": "a", "label": "甲", "properties": { "kind": "magic" } }""", "forms.reader.kind")]
    [InlineData("""{ "id": "c1", "type": "datetime", "subtype": "time", "key": "a", "dateLabel": "甲" }""", "forms.reader.type")]
    [InlineData("""{ "id": "c1", "type": "textfield", "key": "申请人", "label": "甲" }""", "forms.reader.key")]
    [InlineData("""{ "id": "c1", "type": "textfield", "key": "a" }""", "forms.reader.label")]
    [InlineData("""{ "id": "c1", "type": "select", "key": "a", "label": "甲", "values": [] }""", "forms.reader.options")]
    [InlineData("""{ "id": "c1", "type": "textfield", "key": "a", "label": "甲", "validate": { "pattern": "(a)\\1" } }""", "forms.reader.pattern")]
    [InlineData("""{ "id": "c1", "type": "number", "key": "a", "label": "甲", "validate": { "min": 3, "max": 2 } }""", "forms.reader.bounds")]
    [InlineData("""{ "id": "c1", "type": "textfield", "key": "a", "label": "甲", "properties": { "kind": "idNumber", "public": "true" } }""", "forms.reader.publicSensitive")]
    [InlineData("""{ "id": "c1", "type": "dynamiclist", "path": "a", "label": "甲", "components": [ { "type": "dynamiclist", "path": "b", "label": "乙", "components": [] } ] }""", "forms.reader.rowsInRows")]
    public void A_component_that_cannot_be_used_is_a_located_problem(string component, string text)
    {
        var reading = FormReader.Read($$"""{ "type": "default", "components": [ {{component}} ] }""");
        Assert.Null(reading.Schema);
        Assert.Equal(("c1", text), (reading.Problems[0].FieldId, reading.Problems[0].Sentence.Key));
    }

    [Fact]
    public void A_key_stands_once_within_a_form()
    {
        var reading = FormReader.Read("""
            { "type": "default", "components": [
              { "id": "c1", "type": "textfield", "key": "a", "label": "甲" }, { "id": "c2", "type": "number", "key": "a", "label": "乙" } ] }
            """);
        Assert.Equal(("c2", "forms.reader.twice"), (reading.Problems.Single().FieldId, reading.Problems.Single().Sentence.Key));
    }

    [Theory]
    [InlineData("{", "forms.reader.json")]
    [InlineData("[]", "forms.reader.shape")]
    [InlineData("""{ "type": "wizard", "components": [] }""", "forms.reader.shape")]
    public void What_is_no_form_gives_a_sentence(string json, string text) =>
        Assert.Equal(text, FormReader.Read(json).Problems.Single().Sentence.Key);

    internal static FormSchema Read(string components)
    {
        var reading = FormReader.Read($$"""{ "type": "default", "id": "test", "components": [ {{components}} ] }""");
        Assert.Empty(reading.Problems);
        return reading.Schema!;
    }
}
