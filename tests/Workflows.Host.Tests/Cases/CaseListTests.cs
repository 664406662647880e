using System.Net;
using AngleSharp.Dom;
using Workflows.Testing;

namespace Workflows.Host.Tests.Cases;

/// <summary>Finding cases: by number, title, person and unit, and never one that is not the reader's to see.</summary>
public sealed class CaseListTests(TestHost host) : IClassFixture<TestHost>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_full_number_opens_its_case_at_once_but_only_for_those_who_may_see_it()
    {
        var filed = await HardshipCase.FiledAsync(host, "numbered", Ct);
        var address = "/cases?q=" + Uri.EscapeDataString(filed.State.Number);
        using var own = await (await host.SignedInAsync("zhou-ba")).GetAsync(address, Ct);
        Assert.Equal((HttpStatusCode.Redirect, "/cases/numbered"), (own.StatusCode, own.Headers.Location?.ToString()));
        var stranger = await (await host.SignedInAsync("yan-er")).ReadAsync(address, Ct);
        Assert.Empty(stranger.QuerySelectorAll("tbody tr"));
        Assert.Contains("没有找到。", stranger.QuerySelector(".nothing").Words);
    }

    [Theory]
    [InlineData("卫二")]
    [InlineData("示例纺织")]
    [InlineData("医疗救助")]
    [InlineData("卫")]
    public async Task A_case_is_found_by_name_unit_and_title(string typed)
    {
        await HardshipCase.FiledAsync(host, $"found-{typed}", Ct, "worker-02", "示例·卫二");
        var page = await (await host.SignedInAsync("zhou-ba")).ReadAsync("/cases?q=" + Uri.EscapeDataString(typed), Ct);
        Assert.Contains(page.QuerySelectorAll("tbody a"), a => a.GetAttribute("href") == $"/cases/{Uri.EscapeDataString($"found-{typed}")}");
        var other = await (await host.SignedInAsync("zhou-ba")).ReadAsync("/cases?q=" + Uri.EscapeDataString("没有这个人"), Ct);
        Assert.Empty(other.QuerySelectorAll("tbody tr"));
    }

    [Fact]
    public async Task Pages_follow_each_other_by_key_without_a_gap_or_a_repeat()
    {
        for (var i = 0; i < 27; i++)
        {
            await HardshipCase.FiledAsync(host, $"many-{i:D2}", Ct);
            host.Clock.Move(TimeSpan.FromMinutes(1));
        }
        var client = await host.SignedInAsync("zhou-ba");
        var first = await client.ReadAsync("/cases", Ct);
        var second = await client.ReadAsync(first.QuerySelector("a[rel=next]")!.GetAttribute("href")!, Ct);
        string[] seen = [.. Hrefs(first), .. Hrefs(second)];
        Assert.Equal(seen.Length, seen.Distinct().Count());
        Assert.Equal("/cases/many-26", seen[0]);
        Assert.Superset(Enumerable.Range(0, 27).Select(i => $"/cases/many-{i:D2}").ToHashSet(), seen.ToHashSet());
    }

    [Fact]
    public async Task The_filter_of_ended_cases_shows_no_running_one()
    {
        await HardshipCase.FiledAsync(host, "still-running", Ct);
        var page = await (await host.SignedInAsync("zhou-ba")).ReadAsync("/cases?state=ended", Ct);
        Assert.DoesNotContain("/cases/still-running", Hrefs(page));
    }

    private static IEnumerable<string> Hrefs(IDocument page) => page.QuerySelectorAll("tbody a").Select(a => a.GetAttribute("href")!);
}
