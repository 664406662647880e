using Workflows.Definitions.Texts;
using Workflows.Host.Mail;

namespace Workflows.Host.Tests.Mail;

public sealed class MailLinksTests
{
    private static readonly TimeZoneInfo Shanghai = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    // 2026-06-23 17:30 in Shanghai.
    private static readonly DateTimeOffset Ends = new(2026, 6, 23, 9, 30, 0, TimeSpan.Zero);

    private static readonly MailToken Sent = new()
    {
        Hash = new string('a', 64),
        PersonId = "zhouba",
        InstanceId = "case-1",
        TaskId = "task-1",
        Visit = 2,
        PackageHash = "package-4",
        IssuedAt = Ends.AddDays(-6),
        ExpiresAt = Ends,
    };

    private static readonly LinkedTask Open = new("task-1", 2, "package-4");

    [Fact]
    public void A_token_is_256_bits_that_need_no_escaping_and_no_two_are_alike()
    {
        var tokens = Enumerable.Range(0, 100).Select(_ => MailLinks.NewToken()).ToList();

        Assert.Equal(100, tokens.Distinct().Count());
        Assert.All(tokens, t => Assert.Matches("^[A-Za-z0-9_-]{43}$", t));
    }

    [Fact]
    public void Only_the_sha_256_of_a_token_is_known_to_the_store() =>
        // printf %s AAAA… (43 letters) | sha256sum
        Assert.Equal("0f007385b6f9d4b7eeb2748605afe1a984a0a3bfa3f014d09e2a784ce9e5cd1a", MailLinks.HashOf(new string('A', 43)));

    [Theory]
    [InlineData("")]
    [InlineData("short")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA/")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public void What_cannot_be_a_token_is_not_looked_up(string token) => Assert.Null(MailLinks.HashOf(token));

    [Fact]
    public void A_due_day_ends_at_24_o_clock_where_the_union_is() =>
        Assert.Equal(new DateTimeOffset(2026, 6, 23, 16, 0, 0, TimeSpan.Zero), MailLinks.InstantOf(new(new(2026, 6, 23), null), Shanghai));

    [Fact]
    public void A_due_hour_ends_the_link_at_that_hour() =>
        Assert.Equal(Ends, MailLinks.InstantOf(new(new(2026, 6, 23), new TimeOnly(17, 30)), Shanghai));

    [Fact]
    public void An_hour_that_summer_time_leaves_out_ends_with_the_next() =>
        Assert.Equal(
            new DateTimeOffset(2026, 3, 29, 1, 30, 0, TimeSpan.Zero),
            MailLinks.InstantOf(new(new(2026, 3, 29), new TimeOnly(2, 30)), TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin")));

    [Fact]
    public void Without_a_due_day_a_link_lives_thirty_days() =>
        Assert.Equal(new MailLinkEnd(new(2026, 7, 17), null), MailLinks.EndOf(null, new(2026, 6, 17)));

    [Fact]
    public void An_open_task_of_the_same_visit_may_be_decided_until_the_last_instant()
    {
        Assert.Equal(new TokenState.Live(Sent), Check(Sent, Open, Ends.AddTicks(-1)));
        Assert.Equal("mail.link.expired", Over(Sent, Open, Ends).Key);
    }

    [Fact]
    public void An_unknown_token_sends_to_the_inbox() => Assert.Equal("mail.link.unknown", Over(null, Open, Ends.AddDays(-1)).Key);

    [Fact]
    public void A_new_visit_a_new_package_or_no_task_makes_the_link_old()
    {
        Assert.Equal("mail.link.changed", Over(Sent, Open with { Visit = 3 }, Ends.AddDays(-1)).Key);
        Assert.Equal("mail.link.changed", Over(Sent, Open with { PackageHash = "package-5" }, Ends.AddDays(-1)).Key);
        Assert.Equal("mail.link.changed", Over(Sent, Open with { TaskId = "task-2" }, Ends.AddDays(-1)).Key);
        Assert.Equal("mail.link.changed", Over(Sent, null, Ends.AddDays(-1)).Key);
    }

    [Fact]
    public void A_used_link_says_when_it_was_used_also_after_the_task_is_over()
    {
        var used = Sent with { UsedAt = Ends.AddHours(-1) };
        var says = Over(used, Open with { End = new(MailTokenEnd.Decided, Ends.AddHours(-1)) }, Ends);

        Assert.Equal("mail.link.used", says.Key);
        Assert.Equal("2026-06-23 16:30", says.Values["at"]);
        Assert.Equal("mail.link.used", Over(used, Open, Ends).Key);
    }

    [Theory]
    [InlineData(MailTokenEnd.Decided, "mail.link.decided")]
    [InlineData(MailTokenEnd.Returned, "mail.link.returned")]
    [InlineData(MailTokenEnd.Transferred, "mail.link.transferred")]
    [InlineData(MailTokenEnd.Withdrawn, "mail.link.withdrawn")]
    [InlineData(MailTokenEnd.Ended, "mail.link.ended")]
    public void What_became_of_the_task_is_said_before_anything_about_the_link(MailTokenEnd how, string key)
    {
        var at = Ends.AddDays(-2);

        Assert.Equal(key, Over(Sent, Open with { End = new(how, at) }, Ends.AddDays(9)).Key);
        Assert.Equal(key, Over(Sent with { KilledAt = at, KilledBy = how }, Open with { Visit = 3 }, Ends.AddDays(9)).Key);
    }

    [Fact]
    public void An_old_link_shows_the_outcome_by_whom_and_when()
    {
        var end = new LinkedTaskEnd(MailTokenEnd.Decided, new(2026, 6, 18, 2, 32, 0, TimeSpan.Zero), "示例·李四", Sentence.Of("mail.label.result"));

        var says = Over(Sent, Open with { End = end }, Ends);

        Assert.Equal(
            "这件已于 2026-06-18 10:32 由示例·李四办完：结果",
            new TextCatalog(typeof(MailLinks).Assembly).Say(says, Language.Chinese));
    }

    private static TokenState Check(MailToken? token, LinkedTask? task, DateTimeOffset now) =>
        TokenState.Check(token, task, now, Shanghai);

    private static Sentence Over(MailToken? token, LinkedTask? task, DateTimeOffset now) =>
        Assert.IsType<TokenState.Over>(Check(token, task, now)).Says;
}
