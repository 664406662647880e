using Workflows.Definitions.Feel;
using Workflows.Definitions.Forms;
using static Workflows.Tests.Forms.FormFixture;

namespace Workflows.Tests.Forms;

public class RepeatingRowsTests
{
    private static readonly FormSchema Family = Form("""
        { "type": "dynamiclist", "path": "family", "label": "家庭成员", "properties": { "maxRows": "3", "minRows": "1" }, "components": [
          { "type": "textfield", "key": "name", "label": "姓名", "validate": { "required": true } },
          { "type": "textfield", "key": "idNumber", "label": "身份证号", "properties": { "kind": "idNumber" } },
          { "type": "checkbox", "key": "livesTogether", "label": "共同生活", "defaultValue": true },
          { "type": "textfield", "key": "school", "label": "学校", "conditional": { "hide": "=livesTogether" }, "validate": { "required": true } } ] }
        """);

    private static readonly FeelContext Two = Values(("family", FeelValue.Of([
        Values(("name", FeelValue.Of("甲")), ("idNumber", FeelValue.Of("11010519491231002X")), ("note", FeelValue.Of("旧"))),
        Values(("name", FeelValue.Of("乙")), ("idNumber", FeelValue.Of("440106199003072517")))])));

    [Fact]
    public void Rows_become_a_list_and_an_untouched_row_is_none()
    {
        var result = Send(Family, ("family[0].name", "甲"), ("family[0].livesTogether", "true"), ("family[2].name", "丙"), ("family[2].school", "示例中学"),
            ("family[5].name", ""), ("family[5].livesTogether", "true"));
        Assert.True(result.IsAccepted);
        var rows = Assert.IsType<FeelList>(result.Values.Get("family")).Items.Cast<FeelContext>().ToArray();
        Assert.Equal(["甲", "丙"], rows.Select(r => r.Get("name")!.Text));
        Assert.Equal([FeelValue.Null, FeelValue.Of("示例中学")], rows.Select(r => r.Get("school")!));
    }

    [Fact]
    public void A_fault_in_a_row_names_the_row_as_it_was_sent()
    {
        var result = Send(Family, ("family[1].idNumber", "110105491231002"), ("family[1].livesTogether", "true"));
        Assert.Equal("请填写姓名", result.Said("family[1].name"));
        Assert.Equal("15 位的旧身份证号已停用，请填写 18 位身份证号", result.Said("family[1].idNumber"));
        Assert.Equal("", result.Said("family[1].school"));
    }

    [Fact]
    public void Rows_are_counted()
    {
        Assert.Equal("家庭成员至少填写 1 行", Send(Family).Said("family"));
        Assert.Equal("家庭成员最多 3 行，现在是 4 行",
            Send(Family, [.. Enumerable.Range(0, 4).SelectMany(i => new[] { ($"family[{i}].name", "甲"), ($"family[{i}].livesTogether", "true") })]).Said("family"));
    }

    [Fact]
    public void What_is_hidden_in_a_row_stays_with_its_row_when_another_is_removed()
    {
        var result = Send(Family, Rights("""{"*":"edit","family.idNumber":"hidden"}"""), Two,
            ("family[1].name", RawAnswer.Typed("乙改")), ("family[1].livesTogether", RawAnswer.Typed("true")));
        var row = Assert.IsType<FeelContext>(Assert.IsType<FeelList>(result.Values.Get("family")).Items.Single());
        Assert.Equal(("乙改", "440106199003072517"), (row.Get("name")!.Text, row.Get("idNumber")!.Text));
    }

    [Fact]
    public void Rows_that_may_only_be_read_stay_while_one_of_their_fields_is_edited()
    {
        var rights = Rights("""{"*":"read","family.name":"edit"}""");
        var result = Send(Family, rights, Two, ("family[0].name", RawAnswer.Typed("甲改")), ("family[1].name", RawAnswer.Typed("乙")));
        Assert.True(result.IsAccepted);
        var rows = Assert.IsType<FeelList>(result.Values.Get("family")).Items.Cast<FeelContext>().ToArray();
        Assert.Equal(["甲改", "乙"], rows.Select(r => r.Get("name")!.Text));
        Assert.Equal("旧", rows[0].Get("note")!.Text);

        var added = Send(Family, rights, Two, ("family[0].name", RawAnswer.Typed("甲")), ("family[1].name", RawAnswer.Typed("乙")), ("family[2].name", RawAnswer.Typed("丙")));
        Assert.Equal("这一环节只能查看家庭成员，没有改动", added.Said("family"));
    }

    [Fact]
    public void An_empty_row_already_shows_what_its_conditions_say()
    {
        var result = Send(Family, ("family[0].name", "甲"), ("family[0].livesTogether", "true"), ("family[1].name", ""), ("family[1].livesTogether", "true"));
        Assert.True(result.IsAccepted);
        Assert.Contains("family[1].school", result.HiddenPaths);
        Assert.Single(Assert.IsType<FeelList>(result.Values.Get("family")).Items);
    }

    [Fact]
    public void Sums_over_rows_are_computed()
    {
        var form = Form("""
            { "type": "dynamiclist", "path": "rows", "label": "名单", "components": [ { "type": "textfield", "key": "pay", "label": "金额", "properties": { "kind": "money" } } ] },
            { "type": "expression", "key": "total", "label": "总额", "expression": "=sum(rows.pay)" }
            """);
        Assert.Equal(FeelValue.Of(1200m), Send(form, ("rows[0].pay", "600"), ("rows[3].pay", "600")).Values.Get("total"));
    }
}
