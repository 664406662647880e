using System.Collections.Immutable;
using System.Security.Claims;
using AngleSharp.Html.Dom;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;
using Workflows.Host.Identity;
using Workflows.Host.Web;

namespace Workflows.Host.Tests.Web;

/// <summary>Only entries a person may use are shown, in the order of the role; an entry without a page is left out.</summary>
public sealed class NavigationTests
{
    [Fact]
    public void Staff_see_desk_matters_and_overview_in_this_order() => Assert.Equal(
        "desk: inbox claimable done copies started drafts | business: start cases notices bargaining elections funds registers | overview: statistics substitutes recoveries dueDays",
        Plan(ReaderRole.Staff));

    [Fact]
    public void Administrators_see_what_is_stuck_and_what_they_manage() => Assert.Equal(
        "desk: inbox claimable done copies started drafts | overview: adminStart statistics cases registers stuck dueDays | administration: processes documents rules organization accounts members imports mailTemplates mails journal verification | upkeep: mailSettings received accessTokens webhooks backups doctor",
        Plan(ReaderRole.Administrator));

    [Fact]
    public void Auditors_see_only_what_they_read() => Assert.Equal("audit: samples cases fundsCheck registers records exports", Plan(ReaderRole.Auditor));

    [Fact]
    public void Workers_have_tabs_and_no_side_bar()
    {
        Assert.Equal("", Plan(ReaderRole.Worker));
        Assert.Equal(["my", "apply", "votes", "notices"], NavigationPlan.Tabs(ReaderRole.Worker).Select(e => e.Key));
    }

    [Fact]
    public void A_guest_has_neither()
    {
        Assert.Empty(NavigationPlan.SideBar(ReaderRole.Guest));
        Assert.Empty(NavigationPlan.Tabs(ReaderRole.Guest));
    }

    [Theory]
    [InlineData(ReaderRole.Staff, "/inbox")]
    [InlineData(ReaderRole.Administrator, "/admin")]
    [InlineData(ReaderRole.Auditor, "/audit/samples")]
    [InlineData(ReaderRole.Worker, "/my")]
    public void Each_role_begins_at_its_own_page(ReaderRole role, string page) => Assert.Equal(page, NavigationPlan.FirstPage(role));

    [Fact]
    public async Task An_entry_is_current_on_the_pages_below_it_and_carries_its_open_items()
    {
        var navigation = await MakeAsync("/inbox/done/7", [ReaderRole.Staff], "inbox", "inbox/done", "inbox/drafts");

        Assert.Equal(["待办 10", "已办 here", "草稿"], Entries(navigation));
        Assert.Equal(["待办 10 here"], navigation.Tabs.Select(Show));
    }

    [Fact]
    public async Task An_entry_without_a_page_is_left_out_and_so_is_a_heading_without_entries()
    {
        var navigation = await MakeAsync("/cases", [ReaderRole.Staff], "cases", "start/{process?}");

        Assert.Equal(["业务"], navigation.Groups.Select(g => g.Words));
        Assert.Equal(["发起办件", "办件查询 here"], Entries(navigation));
        Assert.Equal(["办件 here", "发起"], navigation.Tabs.Select(Show));
    }

    [Fact]
    public async Task Two_roles_are_laid_over_each_other_and_nothing_stands_twice()
    {
        var navigation = await MakeAsync("/", [ReaderRole.Staff, ReaderRole.Administrator], "inbox", "cases", "statistics", "admin/stuck");

        Assert.Equal(["待办 10", "办件查询", "统计", "逾期与卡住"], Entries(navigation));
    }

    [Fact]
    public async Task A_page_for_administrators_only_is_not_offered_to_others()
    {
        var navigation = await MakeAsync("/", [ReaderRole.Staff], "inbox", "!statistics");

        Assert.Equal(["待办 10"], Entries(navigation));
    }

    [Fact]
    public async Task Nobody_signed_in_sees_no_entries_but_the_way_in()
    {
        await using var web = await WebAlone.StartAsync();
        var page = await web.Browser().ReadAsync("/preferences");

        Assert.Null(page.QuerySelector(".side"));
        Assert.NotNull(page.QuerySelector("a[href='/account/sign-in']"));
    }

    [Fact]
    public async Task A_signed_in_person_is_named_and_can_leave_by_a_post()
    {
        await using var web = await WebAlone.StartAsync();
        var page = await web.Browser(roles: "Staff").ReadAsync("/preferences");

        Assert.Equal("示例·周八", page.QuerySelector(".me .t")!.TextContent);
        Assert.Equal("post", page.QuerySelector<IHtmlFormElement>("form[action='/account/sign-out']")!.Method);
    }

    [Fact]
    public async Task The_readers_own_page_names_the_person_and_asks_visitors_to_sign_in()
    {
        await using var web = await WebAlone.StartAsync();
        var page = await web.Browser(roles: "Staff").ReadAsync("/me");
        var visitor = await web.Browser().GetAsync("/me", TestContext.Current.CancellationToken);

        Assert.Equal("示例·周八", page.QuerySelector("h1")!.TextContent);
        Assert.False(visitor.IsSuccessStatusCode);
    }

    [Theory]
    [InlineData(null, "/account/sign-in")]
    [InlineData("Guest", "/")]
    public async Task The_address_without_a_path_leads_on(string? roles, string begins)
    {
        await using var web = await WebAlone.StartAsync();
        var answer = await web.Browser(roles: roles).GetAsync("/", TestContext.Current.CancellationToken);

        Assert.Equal(System.Net.HttpStatusCode.Redirect, answer.StatusCode);
        Assert.StartsWith(begins, answer.Headers.Location!.OriginalString, StringComparison.Ordinal);
    }

    private static string Plan(ReaderRole role) => string.Join(" | ",
        NavigationPlan.SideBar(role).Select(g => $"{g.Key}: {string.Join(' ', g.Entries.Select(e => e.Key))}"));

    private static IEnumerable<string> Entries(Navigation navigation) => navigation.Groups.SelectMany(g => g.Entries).Select(Show);

    private static string Show(NavigationEntry entry) =>
        entry.Words + (entry.Count is { } count ? $" {count}" : "") + (entry.Current ? " here" : "");

    /// <summary>The navigation on a host that answers just these addresses; one with an exclamation mark is for administrators.</summary>
    private static async Task<Navigation> MakeAsync(string path, ReaderRole[] roles, params string[] served)
    {
        var context = new DefaultHttpContext();
        context.Request.Path = path;
        context.User = new(new ClaimsIdentity(roles.Select(r => new Claim(ReaderClaims.Role, r.ToString())), "test"));
        var reader = new Reader(new HttpContextAccessor { HttpContext = context }, WebServices.Texts(), new(true, ""), TimeProvider.System);
        await using var services = new ServiceCollection()
            .AddSingleton<EndpointDataSource>(new DefaultEndpointDataSource(served.Select(Endpoint))).BuildServiceProvider();
        return await new NavigationMaker(reader, new TenToDo(), new ServedPages(services)).MakeAsync(context);
    }

    private static RouteEndpoint Endpoint(string pattern) => (RouteEndpoint)new RouteEndpointBuilder(_ => Task.CompletedTask, RoutePatternFactory.Parse(pattern.TrimStart('!')), 0)
    {
        Metadata = { new AudienceAttribute(pattern[0] == '!' ? Audience.Administrator : Audience.SignedIn, Relation.None) },
    }.Build();

    private sealed class TenToDo : INavigationCounts
    {
        public ValueTask<ImmutableDictionary<string, int>> CountAsync(ReaderPerson person, CancellationToken cancellation) =>
            ValueTask.FromResult(ImmutableDictionary<string, int>.Empty.Add("inbox", 10).Add("drafts", 0));
    }
}
