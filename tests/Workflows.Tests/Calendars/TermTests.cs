using Workflows.Definitions.Calendars;
using static Workflows.Tests.Calendars.Rules;

namespace Workflows.Tests.Calendars;

public class TermTests
{
    [Theory]
    [InlineData("5wd", "5 个工作日")]
    [InlineData("15d", "15 天")]
    [InlineData("3m", "3 个月")]
    [InlineData("1y", "1 年")]
    public void A_term_is_written_short_and_said_long(string text, string said)
    {
        Assert.Equal(text, Term.Parse(text).ToString());
        Assert.Equal(said, Chinese(Term.Parse(text).Words));
    }

    [Theory]
    [InlineData("")]
    [InlineData("5")]
    [InlineData("wd")]
    [InlineData("0d")]
    [InlineData("-1d")]
    [InlineData("10000d")]
    [InlineData("5 wd")]
    [InlineData("5WD")]
    [InlineData("٥d")]
    [InlineData("99999999999d")]
    public void Anything_else_is_no_term(string text) => Assert.Null(Term.TryParse(text));

    [Fact]
    public void Working_days_never_equal_calendar_days()
    {
        Assert.NotEqual<Term>(new WorkingDays(5), new CalendarDays(5));
        Assert.Equal(new WorkingDays(5), Term.Parse("5wd"));
        Assert.Throws<ArgumentOutOfRangeException>(() => new WorkingDays(0));
    }
}
