using Workflows.Definitions.Feel;
using Workflows.Definitions.Forms;
using static Workflows.Tests.Forms.FormFixture;

namespace Workflows.Tests.Forms;

public class TypedAnswersTests
{
    private static readonly FormSchema Application = Form("""
        { "type": "textfield", "key": "amount", "label": "金额", "properties": { "kind": "money" } },
        { "type": "textfield", "key": "city", "label": "城市", "defaultValue": "深圳" },
        { "type": "textfield", "key": "idNumber", "label": "身份证号", "properties": { "kind": "idNumber" } },
        { "type": "dynamiclist", "path": "family", "label": "家庭成员", "defaultRepetitions": 2, "properties": { "maxRows": "3" }, "components": [
          { "type": "textfield", "key": "name", "label": "姓名" },
          { "type": "checkbox", "key": "livesTogether", "label": "共同生活", "defaultValue": true } ] }
        """);

    [Fact]
    public void A_new_form_shows_its_defaults_and_its_first_rows()
    {
        var typed = TypedAnswers.Start(Application, FeelContext.Empty);
        Assert.Equal("深圳", typed["city"].Text);
        Assert.Equal([0, 1], typed.RowsOf("family"));
        Assert.Equal("true", typed["family[1].livesTogether"].Text);
        Assert.False(typed.ContainsKey("amount"));
    }

    [Fact]
    public void A_form_that_was_filled_in_shows_what_is_stored_and_no_default_over_an_answer_left_out()
    {
        var typed = TypedAnswers.Start(Application, Values(
            ("amount", FeelValue.Of(8000m)), ("city", FeelValue.Null), ("idNumber", SealedValue.Of("s1", "t")),
            ("family", FeelValue.Of([Values(("name", FeelValue.Of("甲")), ("livesTogether", FeelValue.Of(false)))]))));
        Assert.Equal("8000.00", typed["amount"].Text);
        Assert.False(typed.ContainsKey("city"));
        Assert.Equal(("s1", ""), (typed["idNumber"].KeptSeal, typed["idNumber"].Text));
        Assert.Equal([0], typed.RowsOf("family"));
        Assert.Equal("", typed["family[0].livesTogether"].Text);
    }

    [Fact]
    public void What_is_stored_and_shown_can_be_sent_back_unchanged()
    {
        var before = Values(("amount", FeelValue.Of(8000m)), ("city", FeelValue.Of("深圳")), ("idNumber", SealedValue.Of("s1", "t")),
            ("family", FeelValue.Of([Values(("name", FeelValue.Of("甲")), ("livesTogether", FeelValue.Of(false)))])));
        var result = FormValidator.Validate(Application, FieldRights.EditAll, TypedAnswers.Start(Application, before), before, World);
        Assert.Equal(before, result.Values);
    }

    [Fact]
    public void Rows_come_and_go_and_keep_their_numbers()
    {
        var typed = TypedAnswers.Start(Application, FeelContext.Empty).WithoutRow("family[0]");
        Assert.Equal([1], typed.RowsOf("family"));
        Assert.Equal([1, 2, 3], typed.WithRow(Application, "family").WithRow(Application, "family").WithRow(Application, "family").RowsOf("family"));
        Assert.Same(typed, typed.WithRow(Application, "city"));
    }
}
