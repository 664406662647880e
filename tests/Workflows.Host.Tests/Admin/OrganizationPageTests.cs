using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Workflows.Data;
using Workflows.Host.Tests.Cases;
using Workflows.Testing;

namespace Workflows.Host.Tests.Admin;

/// <summary>The organisation as administrators see it, and ending a term of office.</summary>
public sealed class OrganizationPageTests(TestHost host) : IClassFixture<TestHost>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Units_are_opened_level_by_level_and_found_by_name()
    {
        using var browser = await host.SignedInAsync("qin-guan");
        Assert.Contains("示例省总工会省级", (await browser.ReadAsync("/admin/organization", Stop)).QuerySelector(".units tbody").Words, StringComparison.Ordinal);
        var street = await browser.ReadAsync("/admin/organization?unit=s1", Stop);
        Assert.Equal("单位与人员 › 示例省总工会 › 示例区总工会", street.QuerySelector(".crumbs").Words);
        Assert.Contains("示例·周八常务副主席", street.QuerySelector(".terms").Words, StringComparison.Ordinal);
        Assert.Contains("示例纺织有限公司工会", street.QuerySelector(".units").Words, StringComparison.Ordinal);
        Assert.Contains("/admin/organization/people/zhou-ba", (await browser.ReadAsync("/admin/organization?q=周八", Stop)).QuerySelector("main")!.InnerHtml, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, await browser.StatusAsync("/admin/organization?unit=nowhere", Stop));
    }

    [Fact]
    public async Task A_term_ends_on_its_last_day_and_the_post_is_free_from_then_on()
    {
        using var browser = await host.SignedInAsync("qin-guan");
        const string person = "/admin/organization/people/feng-fang";
        long term;
        await using (var data = Open()) term = (await data.Posts.FirstAsync(p => p.PersonId == "feng-fang", Stop)).Id;

        var refused = await browser.SendAsync(person, person + "?handler=End", Stop, ("term", $"{term}"), ("last", "2026-06-17"));
        Assert.Contains("不能早于今天", await refused.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await browser.SendAsync(person, person + "?handler=End", Stop, ("term", $"{term}"), ("last", "2026-06-20"))).StatusCode);
        await using (var data = Open())
        {
            Assert.Equal(new DateTimeOffset(2026, 6, 20, 16, 0, 0, TimeSpan.Zero), (await data.Posts.SingleAsync(p => p.Id == term, Stop)).ValidTo);
            Assert.True(await data.SystemJournal.AnyAsync(j => j.Kind == "termEnded" && j.ActorId == "qin-guan", Stop));
        }
        Assert.Equal(HttpStatusCode.Redirect, (await browser.SendAsync(person, person + "?handler=End", Stop, ("term", $"{term}"), ("now", "true"))).StatusCode);
        Assert.Contains("已结束", (await browser.ReadAsync(person, Stop)).QuerySelector(".person-terms").Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_last_administrator_stays()
    {
        using var browser = await host.SignedInAsync("qin-guan");
        const string person = "/admin/organization/people/qin-guan";
        await using var data = Open();
        var term = (await data.Posts.SingleAsync(p => p.Post == "administrator", Stop)).Id;
        var refused = await browser.SendAsync(person, person + "?handler=End", Stop, ("term", $"{term}"), ("now", "true"));
        Assert.Contains("最后一位系统管理员", await refused.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
    }

    private WorkflowsContext Open() => host.Services.GetRequiredService<IDbContextFactory<WorkflowsContext>>().CreateDbContext();
}
