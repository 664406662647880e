using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Workflows.Data;
using Workflows.Host.Tests.Cases;
using Workflows.Testing;

namespace Workflows.Host.Tests.Admin;

/// <summary>A unit's word in the numbers of documents, its moving under another one, its end.</summary>
public sealed class UnitPageTests(TestHost host) : IClassFixture<TestHost>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_word_of_an_organ_is_changed_for_documents_to_come_and_no_two_organs_share_one()
    {
        using var browser = await host.SignedInAsync("qin-guan");
        Assert.Contains("“示例东街道总工会”", (await browser.ReadAsync("/admin/organization/units/s2", Stop)).QuerySelector("#word-help").Words, StringComparison.Ordinal);
        Assert.Contains("示例街道总工会已经在用", await RefusedAsync(browser, "s2", "Word", ("Word", "示街工")), StringComparison.Ordinal);
        Assert.Contains("最多 12 个字", await RefusedAsync(browser, "s2", "Word", ("Word", "示〔东〕")), StringComparison.Ordinal);
        await DoneAsync(browser, "s2", "Word", ("Word", "示东工新"));
        await using var data = Open();
        var versions = await data.Units.Where(u => u.Id == "s2").OrderBy(u => u.ValidFrom).ToListAsync(Stop);
        Assert.Equal(2, versions.Count);
        Assert.Equal(("示东工新", versions[1].ValidFrom), (versions[1].DocumentWord, versions[0].ValidTo!.Value));
        Assert.True(await data.SystemJournal.AnyAsync(j => j.Kind == "unitChanged", Stop));
    }

    [Fact]
    public async Task A_unit_moves_with_all_below_it_and_its_cases_are_seen_from_the_new_superior_only()
    {
        var aid = await HardshipCase.FiledAsync(host, "moved", Stop);
        using var browser = await host.SignedInAsync("qin-guan");
        Assert.Contains("自己的下级", await RefusedAsync(browser, "s1", "Move", ("Above", "e1")), StringComparison.Ordinal);
        Assert.Contains("最上级", await RefusedAsync(browser, "p", "Move", ("Above", "d1")), StringComparison.Ordinal);
        Assert.Contains("没有这个单位", await RefusedAsync(browser, "e1", "Move", ("Above", "没有的单位")), StringComparison.Ordinal);
        using (var before = await host.SignedInAsync("zhou-ba")) Assert.Equal(HttpStatusCode.OK, await before.StatusAsync("/cases/moved", Stop));

        await DoneAsync(browser, "e1", "Move", ("Above", "示例东街道总工会"));

        await using var data = Open();
        Assert.EndsWith("/s2/e1/", (await data.Instances.SingleAsync(i => i.Id == "moved", Stop)).UnitPath, StringComparison.Ordinal);
        Assert.Equal("s2", (await data.Units.SingleAsync(u => u.Id == "e1" && u.ValidTo == null, Stop)).ParentId);
        Assert.True(await data.Units.AllAsync(u => u.ValidTo != null || u.Path.EndsWith(u.Id + "/"), Stop));
        Assert.Contains("已经在", await RefusedAsync(browser, "e1", "Move", ("Above", "s2")), StringComparison.Ordinal);
        using (var own = await host.SignedInAsync("li-si")) Assert.Equal(HttpStatusCode.OK, await own.StatusAsync("/cases/moved", Stop));
        using (var after = await host.SignedInAsync("zhou-ba")) Assert.Equal(HttpStatusCode.NotFound, await after.StatusAsync("/cases/moved", Stop));
        await DoneAsync(browser, "e1", "Move", ("Above", "s1"));
        Assert.NotNull(aid);
    }

    [Fact]
    public async Task A_unit_ends_with_its_terms_once_nothing_is_below_it_and_nothing_is_open()
    {
        using var browser = await host.SignedInAsync("qin-guan");
        Assert.Contains("个下级单位", await RefusedAsync(browser, "s1", "End"), StringComparison.Ordinal);
        var empty = await EmptyUnitAsync();
        await DoneAsync(browser, empty, "End");
        await using var data = Open();
        Assert.False(await data.Units.AnyAsync(u => u.Id == empty && u.ValidTo == null, Stop));
        Assert.False(await data.Posts.AnyAsync(p => p.UnitId == empty && p.ValidTo == null, Stop));
        Assert.Equal(HttpStatusCode.NotFound, await browser.StatusAsync("/admin/organization/units/" + empty, Stop));
        using var officer = await host.SignedInAsync("zhou-ba");
        Assert.Equal(HttpStatusCode.Forbidden, await officer.StatusAsync("/admin/organization/units/s1", Stop));
    }

    /// <summary>An enterprise below s2 with one officer and no case.</summary>
    private async Task<string> EmptyUnitAsync()
    {
        await using var data = Open();
        var above = await data.Units.SingleAsync(u => u.Id == "s2" && u.ValidTo == null, Stop);
        data.Add(new Data.Organization.UnitRow { Id = "x9", Name = "示例待撤销工会", Level = "enterprise", ParentId = "s2", Path = above.Path + "x9/", ValidFrom = host.Clock.GetUtcNow().AddDays(-2) });
        data.Add(new Data.Organization.PostRow { Post = "enterprise.officer", UnitId = "x9", PersonId = "feng-fang", ValidFrom = host.Clock.GetUtcNow().AddDays(-1) });
        await data.SaveChangesAsync(Stop);
        return "x9";
    }

    private static async Task DoneAsync(HttpClient browser, string unit, string act, params (string, string)[] fields)
    {
        var answer = await browser.SendAsync("/admin/organization/units/" + unit, $"/admin/organization/units/{unit}?handler={act}", Stop, fields);
        Assert.True(answer.StatusCode == HttpStatusCode.Redirect, await answer.Content.ReadAsStringAsync(Stop));
    }

    private static async Task<string> RefusedAsync(HttpClient browser, string unit, string act, params (string, string)[] fields)
    {
        var answer = await browser.SendAsync("/admin/organization/units/" + unit, $"/admin/organization/units/{unit}?handler={act}", Stop, fields);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return new AngleSharp.Html.Parser.HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync(Stop)).QuerySelector("[role=alert]").Words;
    }

    private WorkflowsContext Open() => host.Services.GetRequiredService<IDbContextFactory<WorkflowsContext>>().CreateDbContext();
}
