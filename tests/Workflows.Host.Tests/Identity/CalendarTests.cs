using System.Net;
using System.Text;
using AngleSharp.Html.Parser;
using Workflows.Host.Identity.Calendars;
using Workflows.Host.Tests.Cases;
using Workflows.Testing;

namespace Workflows.Host.Tests.Identity;

/// <summary>Due tasks in a calendar behind a secret address.</summary>
public sealed class CalendarTests(TestHost host) : IClassFixture<TestHost>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_address_shows_due_days_without_names_until_it_is_revoked()
    {
        var filed = await HardshipCase.FiledAsync(host, "in-calendar", Ct);
        var client = await host.SignedInAsync("zheng-shi");
        var address = await MadeAsync(client);
        var calendar = await ReadAsync(address);
        var due = filed.State.Tasks[0].Due!.Day;
        Assert.Contains($"DTSTART;VALUE=DATE:{due:yyyyMMdd}", calendar, StringComparison.Ordinal);
        Assert.Contains($"到期：受理 {filed.State.Number}", calendar.Replace("\r\n ", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain("张三", calendar, StringComparison.Ordinal);
        Assert.DoesNotContain("8,000", calendar, StringComparison.Ordinal);
        Assert.All(calendar.Split("\r\n"), line => Assert.InRange(Encoding.UTF8.GetByteCount(line), 0, 75));

        var another = await MadeAsync(client);
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(address));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(another));
        await client.SendAsync("/account/calendar", "/account/calendar?handler=End", Ct);
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(another));
    }

    [Fact]
    public void Long_lines_are_folded_between_characters_and_signs_escaped()
    {
        var file = DueCalendar.Write("办件到期", [new("t", new(2026, 6, 23), new string('审', 60) + ";,\\", "https://union.example/tasks/t")], DateTimeOffset.UnixEpoch);
        Assert.Contains("SUMMARY:" + new string('审', 60) + "\\;\\,\\\\", file.Replace("\r\n ", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.All(file.Split("\r\n"), line => Assert.InRange(Encoding.UTF8.GetByteCount(line), 0, 75));
        Assert.EndsWith("END:VCALENDAR\r\n", file, StringComparison.Ordinal);
    }

    private static async Task<string> MadeAsync(HttpClient client)
    {
        var answer = await client.SendAsync("/account/calendar", "/account/calendar", Ct);
        return new Uri(new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync(Ct)).GetElementById("calendar-address")!.TextContent).AbsolutePath;
    }

    private async Task<string> ReadAsync(string address)
    {
        using var visitor = host.Client();
        using var answer = await visitor.GetAsync(address, Ct);
        Assert.Equal("text/calendar", answer.Content.Headers.ContentType?.MediaType);
        return await answer.Content.ReadAsStringAsync(Ct);
    }

    private async Task<HttpStatusCode> StatusAsync(string address)
    {
        using var visitor = host.Client();
        return await visitor.StatusAsync(address, Ct);
    }
}
