using Workflows.Definitions.Feel;
using Workflows.Definitions.Forms;
using static Workflows.Tests.Forms.FormFixture;

namespace Workflows.Tests.Forms;

public class SensitiveValueTests
{
    private static readonly FormSchema Application = Form("""
        { "type": "textfield", "key": "name", "label": "姓名", "properties": { "kind": "name", "public": "true" } },
        { "type": "textfield", "key": "idNumber", "label": "身份证号", "validate": { "required": true }, "properties": { "kind": "idNumber" } },
        { "type": "textfield", "key": "income", "label": "收入", "properties": { "kind": "money", "sensitive": "true" } },
        { "type": "dynamiclist", "path": "family", "label": "家庭成员", "components": [
          { "type": "textfield", "key": "idNumber", "label": "身份证号", "properties": { "kind": "idNumber" } } ] },
        { "type": "expression", "key": "isPoor", "label": "低收入", "expression": "=income < 1000" }
        """);

    private static readonly FeelContext Plain = Values(
        ("name", FeelValue.Of("示例·张三")), ("idNumber", FeelValue.Of("11010519491231002X")), ("income", FeelValue.Of(900m)),
        ("family", FeelValue.Of([Values(("idNumber", FeelValue.Of("440106199003072517"))), Values(("idNumber", FeelValue.Null))])));

    private static readonly FeelContext Stored = Plain.MapSensitive(Application, (path, _) => SealedValue.Of($"s:{path}", "t"));

    [Fact]
    public void Sensitive_paths_are_found_inside_rows_too()
    {
        Assert.Equal(["idNumber", "income", "family[0].idNumber"], Application.SensitivePaths(Plain));
        Assert.True(Plain.HoldsPlainSensitive(Application));
        Assert.False(Stored.HoldsPlainSensitive(Application));
        Assert.Equal(FeelValue.Of("示例·张三"), Stored.Get("name"));
    }

    [Fact]
    public void A_sealed_value_that_was_left_alone_stays()
    {
        var result = Send(Application, FieldRights.EditAll, Stored,
            ("name", RawAnswer.Typed("示例·张三")), ("idNumber", RawAnswer.Kept("s:idNumber")), ("family[0].idNumber", RawAnswer.Kept("s:family[0].idNumber")));
        Assert.True(result.IsAccepted);
        Assert.Equal(SealedValue.Of("s:idNumber", "t"), result.Values.Get("idNumber"));
        Assert.Equal(FeelValue.Null, result.Values.Get("income"));
    }

    [Fact]
    public void A_seal_of_another_field_cannot_be_smuggled_in()
    {
        var result = Send(Application, FieldRights.EditAll, Stored, ("idNumber", RawAnswer.Kept("s:family[0].idNumber")));
        Assert.Equal("原来保存的身份证号已经变化，请重新填写", result.Said("idNumber"));
    }

    [Fact]
    public void What_is_typed_over_a_seal_wins()
    {
        var result = Send(Application, FieldRights.EditAll, Stored, ("idNumber", new RawAnswer(["440106199003072517"], [], "s:idNumber")));
        Assert.Equal(FeelValue.Of("440106199003072517"), result.Values.Get("idNumber"));
    }

    [Fact]
    public void Expressions_see_a_sealed_value_only_where_the_world_opens_it()
    {
        (string, RawAnswer)[] typed = [("idNumber", RawAnswer.Kept("s:idNumber")), ("income", RawAnswer.Kept("s:income"))];
        Assert.Equal(FeelValue.Null, Send(Application, FieldRights.EditAll, Stored, typed).Values.Get("isPoor"));
        var open = World with { Reveal = seal => seal.Id == "s:income" ? FeelValue.Of(900m) : null };
        var result = FormValidator.Validate(Application, FieldRights.EditAll, typed.ToDictionary(t => t.Item1, t => t.Item2), Stored, open);
        Assert.Equal(FeelValue.Of(true), result.Values.Get("isPoor"));
        Assert.Equal(SealedValue.Of("s:income", "t"), result.Values.Get("income"));
    }

    [Fact]
    public void A_mask_shows_enough_to_recognise_and_too_little_to_use()
    {
        string Mask(string way, string value) => Masking.Mask(Application.Find(way)!, FeelValue.Of(value));
        Assert.Equal("示例·张*", Mask("name", "示例·张三"));
        Assert.Equal("欧***", Mask("name", "欧阳娜娜"));
        Assert.Equal("张*", Mask("name", "张"));
        Assert.Equal("1101**********002X", Mask("idNumber", "11010519491231002X"));
        Assert.Equal("***", Masking.Mask(Application.Find("income")!, FeelValue.Of(900m)));
        Assert.Equal("***", Masking.Mask(Application.Find("idNumber")!, SealedValue.Of("s", "t")));
        Assert.Equal("**** 7894", Masking.Mask(new BankAccountField { Id = "b", Key = "b" }, FeelValue.Of("6222021234567894")));
        Assert.Equal("138****8000", Masking.Mask(new PhoneField { Id = "p", Key = "p" }, FeelValue.Of("13800138000")));
    }

    [Fact]
    public void A_public_notice_shows_public_fields_only()
    {
        Assert.Equal(["name"], PublicNoticeView.Of(Application, Plain).Select(e => e.Path));
        Assert.Empty(PublicNoticeView.Of(Application, Values(("name", SealedValue.Of("s", "t")))));
    }

    [Fact]
    public void The_hash_of_what_was_seen_leaves_hidden_fields_out_and_changes_with_the_rest()
    {
        var all = SeenHash.Of(Application, FieldRights.ReadAll, Stored);
        var withoutIncome = Rights("""{"*":"read","income":"hidden"}""");
        Assert.Equal(64, all.Length);
        Assert.Equal(all, SeenHash.Of(Application, FieldRights.EditAll, Stored.With("other", FeelValue.Of(1))));
        Assert.NotEqual(all, SeenHash.Of(Application, FieldRights.ReadAll, Stored.With("name", FeelValue.Of("示例·张四"))));
        Assert.Equal(
            SeenHash.Of(Application, withoutIncome, Stored),
            SeenHash.Of(Application, withoutIncome, Stored.With("income", SealedValue.Of("s2", "t2"))));
        // by sha256sum of: name="甲" and a line feed
        Assert.Equal("85a381f0b9fabe8b6718e9cc2b2b119a0e194e4f7f9a0f3f9d814fdedddb4afd", SeenHash.Of(Application, FieldRights.ReadAll, Values(("name", FeelValue.Of("甲")))));
    }

    [Fact]
    public void A_change_is_named_with_old_and_new()
    {
        var changes = FormChanges.Between(Application, FieldRights.ReadAll, Plain, Plain.With("name", FeelValue.Of("示例·张四")));
        var change = Assert.Single(changes);
        Assert.Equal(("name", "示例·张三", "示例·张四"), (change.Path, change.Old!.Text, change.New!.Text));
    }
}
