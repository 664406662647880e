using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using Workflows.Definitions;
using Workflows.Definitions.Feel;
using static Workflows.Tests.Feel.FeelTesting;

namespace Workflows.Tests.Feel;

public class NumberTests
{
    [Theory]
    [InlineData("12.50", "12.5")]
    [InlineData("-0", "0")]
    [InlineData("1e3", "1000")]
    [InlineData("1.5E-3", "0.0015")]
    [InlineData(".5", "0.5")]
    [InlineData("12345678901234567890123456789012345", "12345678901234567890123456789012340")]
    [InlineData("12345678901234567890123456789012355", "12345678901234567890123456789012360")]
    [InlineData("0.00000000000000000000000000000000001", "0.00000000000000000000000000000000001")]
    public void Text_becomes_the_nearest_number_of_34_digits(string text, string expected) => Assert.Equal(expected, FeelNumber.Parse(text)!.Text);

    [Theory]
    [InlineData("")]
    [InlineData("1.")]
    [InlineData("1,000")]
    [InlineData("0x10")]
    [InlineData("1e999999")]
    [InlineData("٣")]
    public void What_is_no_number_is_null(string text) => Assert.Null(FeelNumber.Parse(text));

    [Theory]
    [InlineData("decimal(0.125, 2)", "0.12")]
    [InlineData("decimal(0.135, 2)", "0.14")]
    [InlineData("round half up(2.5, 0)", "3")]
    [InlineData("round half up(-2.5, 0)", "-3")]
    [InlineData("round half down(2.5, 0)", "2")]
    [InlineData("round up(1.121, 2)", "1.13")]
    [InlineData("round down(-1.129, 2)", "-1.12")]
    [InlineData("floor(-1.5)", "-2")]
    [InlineData("ceiling(-1.5)", "-1")]
    [InlineData("floor(1234, -2)", "1200")]
    [InlineData("modulo(-12, 5)", "3")]
    [InlineData("modulo(10.1, -4.5)", "-3.4")]
    [InlineData("sqrt(2)", "1.414213562373095048801688724209698")]
    [InlineData("exp(1)", "2.718281828459045235360287471352662")]
    [InlineData("log(10)", "2.302585092994045684017991454684364")]
    [InlineData("2 ** 0.5", "1.414213562373095048801688724209698")]
    [InlineData("2 ** 100", "1267650600228229401496703205376")]
    [InlineData("2 ** -2", "0.25")]
    [InlineData("1e40 + 1e-200 = 1e40", "true")]
    [InlineData("1e-6000 < 1e6000", "true")]
    [InlineData("-1e6000 < -1e-6000", "true")]
    [InlineData("10 ** 6145", "null")]
    [InlineData("(-8) ** 0.5", "null")]
    [InlineData("9999999999999999999999999999999999 + 1", "10000000000000000000000000000000000")]
    public void Functions_of_numbers_round_once(string text, string expected) => Assert.Equal(expected, Say(text));

    [Fact]
    public void An_amount_is_a_number_of_yuan() => Assert.Equal("8000.5", FeelValue.Of(Money.Yuan(8000.5m)).Text);

    [Fact]
    public void Numbers_of_equal_size_are_equal_however_written() => Assert.Equal(FeelNumber.Parse("1.00"), FeelValue.Of(1));

    [Fact]
    public void Sums_and_products_of_small_numbers_are_those_of_decimals() => Prop.ForAll<int, int, byte>((a, b, places) =>
    {
        var (x, y) = (new decimal(a, 0, 0, false, (byte)(places % 8)), new decimal(b, 0, 0, true, (byte)(places / 8 % 8)));
        return FeelArithmetic.Add(FeelNumber.Of(x), FeelNumber.Of(y))!.AsDecimal() == x + y
            && FeelArithmetic.Multiply(FeelNumber.Of(x), FeelNumber.Of(y))!.AsDecimal() == x * y
            && FeelNumber.Of(x).CompareTo(FeelNumber.Of(y)) == x.CompareTo(y);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_quotient_times_its_divisor_is_near_the_dividend() => Prop.ForAll<int, NonZeroInt>((a, b) =>
    {
        var back = FeelArithmetic.Multiply(FeelArithmetic.Divide(FeelNumber.Of(a), FeelNumber.Of(b.Get))!, FeelNumber.Of(b.Get))!;
        return FeelArithmetic.Abs(FeelArithmetic.Subtract(back, FeelNumber.Of(a))!).CompareTo(FeelNumber.Rounded(BigInteger.One, 22)!) < 0;
    }).QuickCheckThrowOnFailure();
}
