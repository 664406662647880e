using Workflows.Definitions;

namespace Workflows.Tests;

public class CapitalAmountTests
{
    [Theory]
    [InlineData("0.05", "伍分")]
    [InlineData("8000.00", "捌仟元整")]
    [InlineData("1005.30", "壹仟零伍元叁角")]
    [InlineData("325.04", "叁佰贰拾伍元零肆分")]
    [InlineData("16409.02", "壹万陆仟肆佰零玖元零贰分")]
    [InlineData("107000.53", "壹拾万零柒仟元零伍角叁分")]
    [InlineData("0.00", "零元整")]
    [InlineData("0.50", "伍角")]
    [InlineData("0.55", "伍角伍分")]
    [InlineData("1.00", "壹元整")]
    [InlineData("10.00", "壹拾元整")]
    [InlineData("10.05", "壹拾元零伍分")]
    [InlineData("10.50", "壹拾元零伍角")]
    [InlineData("1409.50", "壹仟肆佰零玖元伍角")]
    [InlineData("6007.14", "陆仟零柒元壹角肆分")]
    [InlineData("10700.00", "壹万零柒佰元整")]
    [InlineData("100000.00", "壹拾万元整")]
    [InlineData("1000000.00", "壹佰万元整")]
    [InlineData("10000000.01", "壹仟万元零壹分")]
    [InlineData("100000000.00", "壹亿元整")]
    [InlineData("100010000.00", "壹亿零壹万元整")]
    [InlineData("120000003.00", "壹亿贰仟万零叁元整")]
    [InlineData("1000000000000.00", "壹万亿元整")]
    [InlineData("-325.04", "负叁佰贰拾伍元零肆分")]
    public void An_amount_is_written_in_capital_characters(string yuan, string written) =>
        Assert.Equal(written, CapitalAmount.Of(Money.Yuan(decimal.Parse(yuan, System.Globalization.CultureInfo.InvariantCulture))));

    [Fact]
    public void The_largest_amount_is_written_too() =>
        Assert.Equal("玖亿贰仟贰佰叁拾叁万柒仟贰佰零叁亿陆仟捌佰伍拾肆万柒仟柒佰伍拾捌元零柒分", CapitalAmount.Of(new Money(long.MaxValue)));
}
