using Workflows.Definitions.Feel;
using static Workflows.Tests.Feel.FeelTesting;

namespace Workflows.Tests.Feel;

public class UnaryTestTests
{
    [Theory]
    [InlineData("-", true)]
    [InlineData("5", true)]
    [InlineData("< 5", false)]
    [InlineData("<= 5, > 100", true)]
    [InlineData("[1..5)", false)]
    [InlineData("(4..5]", true)]
    [InlineData("not(5)", false)]
    [InlineData("not(1, 2)", true)]
    [InlineData("1, 5, 9", true)]
    [InlineData("? > 4 and ? < 6", true)]
    [InlineData("odd(?)", true)]
    [InlineData("[4, 5]", true)]
    [InlineData("null", false)]
    public void A_cell_tests_five(string tests, bool expected) => Assert.Equal(expected, Test(tests, FeelValue.Of(5)));

    [Theory]
    [InlineData("\"省级\", \"全国级\"", true)]
    [InlineData("not(\"省级\")", false)]
    [InlineData("starts with(?, \"省\")", true)]
    public void A_cell_tests_a_text(string tests, bool expected) => Assert.Equal(expected, Test(tests, FeelValue.Of("省级")));

    [Fact]
    public void A_missing_value_is_neither_true_nor_false()
    {
        Assert.False(Test("true", FeelValue.Null));
        Assert.False(Test("false", FeelValue.Null));
        Assert.True(Test("true", FeelValue.Of(true)));
    }

    [Fact]
    public void A_date_lies_in_a_range_of_dates() =>
        Assert.True(Test("[date(\"2026-06-01\")..@\"2026-06-30\"]", FeelValue.Of(new DateOnly(2026, 6, 23))));
}
