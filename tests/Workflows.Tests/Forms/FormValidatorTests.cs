using Workflows.Definitions.Feel;
using Workflows.Definitions.Forms;
using static Workflows.Tests.Forms.FormFixture;

namespace Workflows.Tests.Forms;

public class FormValidatorTests
{
    private static readonly FormSchema Application = Form("""
        { "type": "textfield", "key": "name", "label": "姓名", "validate": { "required": true, "maxLength": 10 } },
        { "type": "textfield", "key": "amount", "label": "金额", "validate": { "required": true, "max": 10000, "min": 0.01 },
          "properties": { "kind": "money", "maxReason": "街道单笔限额" } },
        { "type": "textfield", "key": "idNumber", "label": "身份证号", "properties": { "kind": "idNumber" } },
        { "type": "select", "key": "category", "label": "困难类别", "values": [ { "label": "深度困难", "value": "deep" }, { "label": "意外致困", "value": "accident" } ] },
        { "type": "textfield", "key": "costs", "label": "致困费用", "validate": { "required": true }, "conditional": { "hide": "=category != \"accident\"" }, "properties": { "kind": "money" } }
        """);

    [Fact]
    public void What_was_typed_becomes_FEEL_values()
    {
        var result = Send(Application, ("name", " 示例·张三 "), ("amount", "８,000.50 元"), ("idNumber", "11010519491231002x"), ("category", "deep"));
        Assert.True(result.IsAccepted);
        Assert.Equal(
            Values(("name", FeelValue.Of("示例·张三")), ("amount", FeelValue.Of(8000.50m)), ("idNumber", FeelValue.Of("11010519491231002X")),
                ("category", FeelValue.Of("deep")), ("costs", FeelValue.Null)),
            result.Values);
    }

    [Fact]
    public void Each_fault_is_a_sentence_beside_its_field()
    {
        var result = Send(Application, ("amount", "12,000"), ("idNumber", "1101051949123100"), ("category", "rich"));
        Assert.Equal("请填写姓名", result.Said("name"));
        Assert.Equal("金额不能超过 10,000.00 元（街道单笔限额）", result.Said("amount"));
        Assert.Equal("身份证号应为 18 位，现在是 16 位", result.Said("idNumber"));
        Assert.Equal("困难类别没有这个选项，请重新选择", result.Said("category"));
        Assert.Equal(["name", "amount", "idNumber", "category"], result.Faults.Select(f => f.Path));
    }

    [Fact]
    public void A_field_that_a_condition_hides_is_neither_missed_nor_kept()
    {
        var hidden = Send(Application, ("name", "甲"), ("amount", "1"), ("category", "deep"), ("costs", "900"));
        Assert.True(hidden.IsAccepted);
        Assert.Contains("costs", hidden.HiddenPaths);
        Assert.Equal(FeelValue.Null, hidden.Values.Get("costs"));

        var shown = Send(Application, ("name", "甲"), ("amount", "1"), ("category", "accident"));
        Assert.Equal("请填写致困费用", shown.Said("costs"));
        Assert.DoesNotContain("costs", shown.HiddenPaths);
    }

    [Fact]
    public void What_hides_a_field_may_itself_be_hidden()
    {
        var form = Form("""
            { "type": "checkbox", "key": "a", "label": "甲" },
            { "type": "checkbox", "key": "b", "label": "乙", "conditional": { "hide": "=not(a)" } },
            { "type": "textfield", "key": "c", "label": "丙", "validate": { "required": true }, "conditional": { "hide": "=b != true" } }
            """);
        Assert.Equal("请填写丙", Send(form, ("a", "true"), ("b", "true")).Said("c"));
        Assert.True(Send(form, ("b", "true")).IsAccepted);
    }

    [Fact]
    public void A_field_with_read_right_is_refused_if_changed_and_taken_if_sent_back_the_same()
    {
        var before = Values(("name", FeelValue.Of("甲")), ("amount", FeelValue.Of(500m)));
        var rights = Rights("""{"*":"read","name":"edit"}""");
        var changed = Send(Application, rights, before, ("name", RawAnswer.Typed("乙")), ("amount", RawAnswer.Typed("5000")));
        Assert.Equal("这一环节只能查看金额，没有改动", changed.Said("amount"));
        Assert.Equal(FeelValue.Of(500m), changed.Values.Get("amount"));

        var same = Send(Application, rights, before, ("name", RawAnswer.Typed("乙")), ("amount", RawAnswer.Typed("500.00")));
        Assert.True(same.IsAccepted);
        Assert.Equal(FeelValue.Of("乙"), same.Values.Get("name"));
    }

    [Fact]
    public void A_hidden_field_is_refused_if_sent_and_keeps_its_value()
    {
        var before = Values(("idNumber", FeelValue.Of("11010519491231002X")), ("name", FeelValue.Of("甲")), ("amount", FeelValue.Of(1m)));
        var result = Send(Application, Rights("""{"*":"edit","idNumber":"hidden"}"""), before,
            ("name", RawAnswer.Typed("甲")), ("amount", RawAnswer.Typed("1")), ("idNumber", RawAnswer.Typed("11010519491231002X")));
        Assert.Equal("这一环节不能填写身份证号", result.Said("idNumber"));
        Assert.Equal(FeelValue.Of("11010519491231002X"), result.Values.Get("idNumber"));
    }

    [Fact]
    public void A_node_may_require_what_the_form_leaves_open() =>
        Assert.Equal("请填写身份证号", Send(Application, Rights("""{"*":"edit","idNumber":"required"}"""), FeelContext.Empty).Said("idNumber"));

    [Fact]
    public void What_the_form_does_not_have_is_refused()
    {
        var result = Send(Application, ("name", "甲"), ("amount", "1"), ("bonus", "100"), ("amount[0]", "5"));
        Assert.Equal("表单里没有“bonus”这一项", result.Said("bonus"));
        Assert.Equal("表单里没有“amount[0]”这一项", result.Said("amount[0]"));
    }

    [Fact]
    public void One_field_takes_one_answer() =>
        Assert.Equal("姓名只能填一个", Send(Application, FieldRights.EditAll, FeelContext.Empty,
            ("name", RawAnswer.Typed("甲", "乙")), ("amount", RawAnswer.Typed("1"))).Said("name"));

    [Fact]
    public void A_rare_character_counts_once()
    {
        Assert.True(Send(Application, ("name", "𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷"), ("amount", "1")).IsAccepted);
        Assert.Equal("姓名最多 10 字，现在是 11 字", Send(Application, ("name", "𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷"), ("amount", "1")).Said("name"));
    }

    [Fact]
    public void Control_characters_are_refused() =>
        Assert.Equal("姓名里有看不见的字符，请重新输入", Send(Application, ("name", "甲\u0007乙"), ("amount", "1")).Said("name"));

    [Fact]
    public void A_day_is_held_between_other_days()
    {
        var form = Form("""
            { "type": "datetime", "subtype": "date", "key": "first", "dateLabel": "开始日" },
            { "type": "datetime", "subtype": "date", "key": "last", "dateLabel": "结束日", "properties": { "notBefore": "=first", "notAfter": "=today()" } }
            """);
        Assert.Equal("结束日不能早于开始日 2026年6月18日 周四", Send(form, ("first", "2026-06-18"), ("last", "2026-06-17")).Said("last"));
        Assert.Equal("结束日不能晚于 2026年6月18日 周四", Send(form, ("first", "2026-06-18"), ("last", "2026-06-19")).Said("last"));
        Assert.True(Send(form, ("last", "2026-06-18")).IsAccepted);
    }

    [Fact]
    public void A_check_refuses_with_its_own_words_and_looks_at_the_case_too()
    {
        var form = Form("""
            { "type": "textfield", "key": "accountHolder", "label": "开户名",
              "properties": { "check": "=accountHolder = applicantName", "checkText": "开户名要与申请人姓名一致" } }
            """);
        var before = Values(("applicantName", FeelValue.Of("示例·张三")));
        Assert.Equal("开户名要与申请人姓名一致", Send(form, FieldRights.EditAll, before, ("accountHolder", RawAnswer.Typed("示例·张四"))).Said("accountHolder"));
        Assert.True(Send(form, FieldRights.EditAll, before, ("accountHolder", RawAnswer.Typed("示例·张三"))).IsAccepted);
        Assert.True(Send(form, FieldRights.EditAll, before).IsAccepted);
    }

    [Fact]
    public void Boxes_become_a_list_in_the_order_of_the_options()
    {
        var form = Form("""{ "type": "checklist", "key": "aid", "label": "项目", "validate": { "required": true }, "values": [ { "label": "生活", "value": "living" }, { "label": "医疗", "value": "medical" } ] }""");
        var result = Send(form, FieldRights.EditAll, FeelContext.Empty, ("aid", RawAnswer.Typed("medical", "living")));
        Assert.Equal(FeelValue.Of([FeelValue.Of("living"), FeelValue.Of("medical")]), result.Values.Get("aid"));
        Assert.Equal("请选择项目", Send(form).Said("aid"));
    }

    [Fact]
    public void A_person_is_chosen_from_the_list_when_there_is_one()
    {
        var form = Form("""{ "type": "textfield", "key": "visitor", "label": "入户人", "properties": { "kind": "person" } }""");
        var world = World with { Lists = World.Lists.Add(ListedThing.Person, [new("p1", new("示例·李四", ""))]) };
        FormResult With(string text) => FormValidator.Validate(form, FieldRights.EditAll, new Dictionary<string, RawAnswer> { ["visitor"] = RawAnswer.Typed(text) }, FeelContext.Empty, world);
        Assert.Equal(FeelValue.Of("p1"), With("p1").Values.Get("visitor"));
        Assert.Equal("入户人没有这个选项，请重新选择", With("p2").Said("visitor"));
        Assert.True(Send(form, ("visitor", "示例·王五")).IsAccepted);
    }

    [Fact]
    public void A_computed_field_follows_the_others_and_cannot_be_typed()
    {
        var form = Form("""
            { "type": "number", "key": "count", "label": "户数" },
            { "type": "textfield", "key": "standard", "label": "标准", "properties": { "kind": "money" } },
            { "type": "expression", "key": "total", "label": "总额", "expression": "=count * standard", "properties": { "kind": "money" } },
            { "type": "expression", "key": "half", "label": "一半", "expression": "=total / 2", "properties": { "kind": "money" } }
            """);
        var result = Send(form, ("count", "30"), ("standard", "600"), ("total", "1"));
        Assert.Equal(FeelValue.Of(18000m), result.Values.Get("total"));
        Assert.Equal(FeelValue.Of(9000m), result.Values.Get("half"));
    }
}
