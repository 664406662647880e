using Workflows.Definitions.Forms;

namespace Workflows.Tests.Forms;

public class TypedAnswerTests
{
    private static readonly DateOnly Today = new(2026, 6, 18);

    [Theory]
    [InlineData("8000", "8000")]
    [InlineData(" 8,000.50 元", "8000.50")]
    [InlineData("￥１２，０００．５", "12000.5")]
    [InlineData("1,234,567.00", "1234567.00")]
    [InlineData("0.05", "0.05")]
    [InlineData("12.500", "12.500")]
    public void An_amount_is_read_as_people_type_it(string typed, string yuan) =>
        Assert.Equal(decimal.Parse(yuan, System.Globalization.CultureInfo.InvariantCulture), Ok(NumberText.ReadMoney(typed)));

    [Theory]
    [InlineData("12,5", "forms.number.comma")]
    [InlineData("1,0000", "forms.number.comma")]
    [InlineData("12.345", "forms.money.decimals")]
    [InlineData("八千", "forms.money.unreadable")]
    [InlineData("1.", "forms.money.unreadable")]
    [InlineData(".5", "forms.money.unreadable")]
    [InlineData("8e3", "forms.money.unreadable")]
    [InlineData("", "forms.money.unreadable")]
    [InlineData("1234567890123456", "forms.number.tooLong")]
    public void An_amount_that_could_be_misread_is_refused(string typed, string text) =>
        Assert.Equal(text, NumberText.ReadMoney(typed).Refusal?.Key);

    [Fact]
    public void A_whole_number_has_no_decimals()
    {
        Assert.Equal(3m, Ok(NumberText.Read("３", 0)));
        Assert.Equal(3m, Ok(NumberText.Read("3.0", 0)));
        Assert.Equal("forms.number.whole", NumberText.Read("3.5", 0).Refusal?.Key);
    }

    [Theory]
    [InlineData("11010519491231002X")] // the example of GB 11643-1999
    [InlineData("440106199003072517")]
    public void An_identity_number_with_its_check_character_is_taken(string number) =>
        Assert.Equal(number, Ok(IdNumber.Read(number, Today)));

    [Fact]
    public void An_identity_number_may_come_in_full_width_with_spaces_and_a_small_x() =>
        Assert.Equal("11010519491231002X", Ok(IdNumber.Read("１１０１０５ １９４９１２３１ ００２ｘ", Today)));

    [Theory]
    [InlineData("110105491231002", "forms.idNumber.fifteen")]
    [InlineData("44010619900307251", "forms.idNumber.length")]
    [InlineData("4401061990030725A7", "forms.idNumber.characters")]
    [InlineData("440106199003072518", "forms.idNumber.check")]
    [InlineData("440106199003072571", "forms.idNumber.check")] // two neighbours changed places
    [InlineData("440306201502290026", "forms.idNumber.birth")] // no 29 February in 2015
    [InlineData("440106202701010019", "forms.idNumber.birth")] // born after today
    public void An_identity_number_that_cannot_be_is_refused_with_its_reason(string number, string text) =>
        Assert.Equal(text, IdNumber.Read(number, Today).Refusal?.Key);

    [Theory]
    [InlineData("6222 0212 3456 7894", "6222021234567894")]
    [InlineData("622848000000000015", "622848000000000015")]
    public void A_bank_account_is_read_with_its_check_digit(string typed, string account) =>
        Assert.Equal(account, Ok(BankAccount.Read(typed)));

    [Theory]
    [InlineData("6222021234567895", "forms.bankAccount.check")]
    [InlineData("62220212345", "forms.bankAccount.length")]
    [InlineData("62220212345678901234", "forms.bankAccount.length")]
    [InlineData("6222 X212", "forms.bankAccount.characters")]
    public void A_bank_account_with_a_slip_is_refused(string typed, string text) =>
        Assert.Equal(text, BankAccount.Read(typed).Refusal?.Key);

    [Theory]
    [InlineData("138 0013 8000", "13800138000")]
    [InlineData("+86 138-0013-8000", "13800138000")]
    [InlineData("(020) 8888 8888", "020-88888888")]
    [InlineData("0755-26668888", "0755-26668888")]
    public void A_phone_number_is_read_in_its_usual_shapes(string typed, string number) =>
        Assert.Equal(number, Ok(PhoneNumber.Read(typed)));

    [Theory]
    [InlineData("1380013800", "forms.phone.length")]
    [InlineData("12800138000", "forms.phone.unreadable")]
    [InlineData("020-888888", "forms.phone.landline")]
    public void A_phone_number_that_cannot_ring_is_refused(string typed, string text) =>
        Assert.Equal(text, PhoneNumber.Read(typed).Refusal?.Key);

    [Theory]
    [InlineData("2026-06-18")]
    [InlineData("2026/6/18")]
    [InlineData("２０２６年６月１８日")]
    [InlineData("20260618")]
    public void A_day_is_read_in_its_usual_shapes(string typed) => Assert.Equal(new DateOnly(2026, 6, 18), Ok(DateText.Read(typed)));

    [Theory]
    [InlineData("2026-02-30", "forms.date.unreadable")]
    [InlineData("18/6/2026", "forms.date.unreadable")]
    [InlineData("1820-01-01", "forms.date.year")]
    public void A_day_that_is_not_there_is_refused(string typed, string text) => Assert.Equal(text, DateText.Read(typed).Refusal?.Key);

    private static T Ok<T>(Answer<T> answer)
    {
        Assert.Null(answer.Refusal);
        return answer.Value;
    }
}
