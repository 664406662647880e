using System.Collections.Immutable;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Workflows.Data;
using Workflows.Data.Identity;
using Workflows.Data.Registers;
using Workflows.Host.Demonstration;
using Workflows.Host.Identity;
using Workflows.Host.Tests.Cases;
using Workflows.Host.Tests.Links;
using Workflows.Host.Web;
using Workflows.Testing;

namespace Workflows.Host.Tests.Doors;

/// <summary>
/// A host whose doors say whether they kept somebody out, one case at its decision before the street's vice chair, a link to
/// that task, an entry of a register, and people of every kind who are near to it or far from it.
/// </summary>
public sealed class DoorWorld(TestServer server) : IAsyncLifetime
{
    /// <summary>The header by which this host tells that a relation did not hold; the real one tells nobody.</summary>
    internal const string Refused = "X-Door-Refused";

    /// <summary>Nobody is signed in.</summary>
    internal const string Visitor = "";

    private readonly TestHost _host = new(server);
    private WebApplication _app = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    internal const string CaseId = "door";

    internal string TaskId { get; private set; } = "";
    internal string Slug { get; private set; } = "";
    internal string LinkAddress { get; private set; } = "";
    internal string Ledger { get; private set; } = "";
    internal string Package { get; private set; } = "";

    internal ImmutableDictionary<string, DoorReader> People { get; private set; } = ImmutableDictionary<string, DoorReader>.Empty;

    internal ImmutableArray<Door> Doors => Door.Of(_app.Services.GetRequiredService<Microsoft.AspNetCore.Routing.EndpointDataSource>().Endpoints);

    public async ValueTask InitializeAsync()
    {
        await _host.InitializeAsync();
        if (server.Reason is not null) return;
        var filed = await (await HardshipCase.FiledAsync(_host, CaseId, Ct)).ToDecisionAsync(Ct);
        (TaskId, LinkAddress) = (Uri.EscapeDataString(filed.State.Tasks[0].Id), (await SentLink.ToAsync(_host, filed.State)).Address);
        await using (var scope = _host.Services.CreateAsyncScope())
            await FillAsync(scope.ServiceProvider.GetRequiredService<WorkflowsContext>(), scope.ServiceProvider.GetRequiredService<UserManager<Account>>());
        _app = await _host.AnotherAsync(Unhurried, services => services.AddTransient<IStartupFilter, TellingDoors>());
        People = (await Task.WhenAll(Cast.Select(async p => (p.Person, Reader: await EnterAsync(_app, p.Person, p.Roles)))))
            .ToImmutableDictionary(p => p.Person, p => p.Reader);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var reader in People.Values)
        {
            reader.Client.Dispose();
            reader.Program.Dispose();
        }
        if (_app is not null) await _app.DisposeAsync();
        await _host.DisposeAsync();
    }

    private async Task FillAsync(WorkflowsContext data, UserManager<Account> users)
    {
        var unit = await data.Units.SingleAsync(u => u.Id == "e1", Ct);
        data.Add(new RegisterEntryRow
        {
            Register = "hardship", Key = "door-1", Version = 1, Current = true, UnitId = unit.Id, UnitPath = unit.Path,
            Values = """{"c":{"name":"示例·张三"}}"""u8.ToArray(), InstanceId = CaseId, ActorId = "li-si", At = _host.Clock.GetUtcNow(),
        });
        data.Add(new Data.Organization.PostRow { Post = PersonClaims.Administrator, UnitId = "s2", PersonId = "zou-si", ValidFrom = _host.Clock.GetUtcNow().AddDays(-1) });
        await data.SaveChangesAsync(Ct);
        foreach (var member in new[] { "worker-01", "worker-17" })
            Assert.True((await users.CreateAsync(new() { Id = Guid.NewGuid(), UserName = member, PersonId = member }, Federation.Password)).Succeeded);
        Slug = (await data.Notices.SingleAsync(n => n.InstanceId == CaseId, Ct)).Slug;
        Ledger = (await data.Ledgers.FirstAsync(l => l.UnitId == "s1", Ct)).Id;
        Package = (await data.Instances.SingleAsync(i => i.Id == CaseId, Ct)).PackageHash;
    }

    /// <summary>Of every kind of reader somebody near to the case and somebody far from it, as far as the federation has them.</summary>
    private static readonly (string Person, ImmutableArray<ReaderRole> Roles)[] Cast =
    [
        (Visitor, []), ("worker-01", [ReaderRole.Worker]), ("worker-17", [ReaderRole.Worker]), ("li-si", [ReaderRole.Staff]), ("zhou-ba", [ReaderRole.Staff]),
        ("cao-yi", [ReaderRole.Staff]), ("qin-guan", [ReaderRole.Administrator]), ("zou-si", [ReaderRole.Staff, ReaderRole.Administrator]), ("xu-he", [ReaderRole.Auditor]), ("kong-shen", [ReaderRole.Auditor]),
    ];

    /// <summary>Nobody is turned away for asking too often: every door is asked ten times.</summary>
    private static Dictionary<string, string?> Unhurried => new[] { "SignIn", "SecretAddress", "PublicReading", "PublicHandingIn", "Uploads", "Search", "Exports", "Api" }
        .ToDictionary(kind => $"RateLimits:{kind}:Permits", _ => (string?)"100000");

    private static async Task<DoorReader> EnterAsync(WebApplication app, string person, ImmutableArray<ReaderRole> roles)
    {
        var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = new(app.Urls.First()) };
        if (person != Visitor) await TestHost.SignInAsync(client, person);
        return new(client, await ProgramAsync(app, person), roles, TestHost.TokenOf(await client.GetStringAsync("/preferences", Ct)));
    }

    /// <summary>A program of the person's with every scope.</summary>
    private static async Task<HttpClient> ProgramAsync(WebApplication app, string person)
    {
        var program = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = new(app.Urls.First()) };
        if (person == Visitor) return program;
        await using var scope = app.Services.CreateAsyncScope();
        var account = await scope.ServiceProvider.GetRequiredService<UserManager<Account>>().FindByNameAsync(person);
        var (_, token) = await scope.ServiceProvider.GetRequiredService<AccessTokens>().IssueAsync(account!, "doors", AccessScopes.All, 1, Ct);
        program.DefaultRequestHeaders.Authorization = new("Bearer", token);
        return program;
    }

    private sealed class TellingDoors : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((context, behind) =>
            {
                context.Response.OnStarting(() =>
                {
                    if (RelationDoor.HasRefused(context)) context.Response.Headers[Refused] = "yes";
                    return Task.CompletedTask;
                });
                return behind(context);
            });
            next(app);
        };
    }
}

/// <param name="Program">Acts for the reader under <c>/api</c>, where browsers count for nothing.</param>
/// <param name="Guard">What the forms of this reader's pages carry against other sites.</param>
internal sealed record DoorReader(HttpClient Client, HttpClient Program, ImmutableArray<ReaderRole> Roles, string Guard);
