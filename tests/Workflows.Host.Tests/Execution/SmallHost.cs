using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Workflows.Data;
using Workflows.Data.Ledgers;
using Workflows.Data.Organization;
using Workflows.Definitions;
using Workflows.Definitions.Feel;
using Workflows.Engine.Commands;
using Workflows.Engine.Facts;
using Workflows.Engine.Journal;
using Workflows.Engine.State;
using Workflows.Host.DueWork;
using Workflows.Host.Execution;
using Workflows.Host.Sealing;
using Workflows.Host.Web;
using Workflows.Host.World;

namespace Workflows.Host.Tests.Execution;

/// <summary>The rooms behind the pages on a test database, with a small federation, one ledger and the process <see cref="SmallAid"/>.</summary>
internal sealed class SmallHost : IAsyncDisposable
{
    public static DateTimeOffset Morning { get; } = new(2026, 6, 15, 1, 0, 0, TimeSpan.Zero);
    public const string Ledger = "aid:s1:2026";

    private SmallHost(string connectionString, Action<IServiceCollection>? more)
    {
        var services = new ServiceCollection()
            .AddLogging()
            .AddSingleton<TimeProvider>(Clock)
            .AddSingleton(new InstallationInfo(true, "示例省总工会"))
            .AddSingleton(WebServices.Texts())
            .AddUnionData(connectionString)
            .AddSealing(new MasterKey([.. Enumerable.Range(0, 32).Select(n => (byte)n)]))
            .AddWorld()
            .AddExecution()
            .AddSingleton(new WorkerName(Guid.NewGuid().ToString("N")))
            .AddSingleton<DueWorker>();
        more?.Invoke(services);
        Services = services.BuildServiceProvider();
    }

    public ServiceProvider Services { get; }
    public SetClock Clock { get; } = new(Morning);
    public CommandRunner Runner => Services.GetRequiredService<CommandRunner>();
    public JournalJson Json => Services.GetRequiredService<JournalJson>();
    public WorkflowsContext Open() => Services.GetRequiredService<IDbContextFactory<WorkflowsContext>>().CreateDbContext();

    /// <summary>A host on a database; the first one on it fills it.</summary>
    public static async Task<SmallHost> OnAsync(string connectionString, CancellationToken cancellation, Action<IServiceCollection>? more = null)
    {
        var host = new SmallHost(connectionString, more);
        await using var context = host.Open();
        if (await context.Units.AnyAsync(cancellation)) return host;
        Fill(context);
        await context.SaveChangesAsync(cancellation);
        var released = await host.Services.GetRequiredService<Deployments>().ReleaseAsync(SmallAid.Name, SmallAid.Files, "qin-guan", cancellation);
        Assert.Equal([], released.Problems.Select(p => $"{p.Element} {p.Sentence.Key}"));
        return host;
    }

    public Task<Outcome> StartAsync(string id, decimal yuan, CancellationToken cancellation, string party = "worker-01") =>
        Runner.StartAsync(SmallAid.Name, new StartInstance
        {
            Id = $"start-{id}", InstanceId = id, Actor = new("li-si"), At = Clock.GetUtcNow(), UnitId = "e1",
            Values = FeelContext.Of(("applicant", FeelValue.Of("示例·张三")), ("party", FeelValue.Of(party)), ("amount", FeelValue.Of(yuan))),
        }, null, cancellation);

    public AnswerTask Approval(ProcessInstance instance, string commandId, string person = "zhou-ba")
    {
        var task = Assert.Single(instance.Tasks);
        return new() { Id = commandId, InstanceId = instance.Id, Actor = new(person), At = Clock.GetUtcNow(), TaskId = task.Id, Visit = task.Visit, Act = "approve" };
    }

    public static ProcessInstance Of(Outcome outcome)
    {
        Assert.Equal("", (outcome as Outcome.Rejected)?.Rejection.Key ?? "");
        return ((Outcome.Accepted)outcome).Instance;
    }

    public ValueTask DisposeAsync() => Services.DisposeAsync();

    private static void Fill(WorkflowsContext context)
    {
        var begin = new DateTimeOffset(2024, 1, 1, 0, 0, 0, TimeSpan.FromHours(8));
        UnitRow Unit(string id, string level, string? parent, string path) => new()
        {
            Id = id, Name = $"示例{id}", Level = level, ParentId = parent, Path = path, Region = parent is null ? "demo-street" : null, ValidFrom = begin,
        };
        context.AddRange(Unit("p", "province", null, "p/"), Unit("d1", "district", "p", "p/d1/"), Unit("s1", "street", "d1", "p/d1/s1/"), Unit("e1", "enterprise", "s1", "p/d1/s1/e1/"));
        foreach (var (id, name) in new[]
            { ("li-si", "示例·李四"), ("zhou-ba", "示例·周八"), ("zheng-shi", "示例·郑十"), ("wu-jiu", "示例·吴九"), ("he-yi", "示例·何一"), ("worker-01", "示例·张三"), ("worker-24", "示例·周小"), ("xu-he", "示例·许核") })
            context.Add(new PersonRow { Id = id, Name = name, Email = id.StartsWith("worker", StringComparison.Ordinal) ? null : $"{id}@union.example", ValidFrom = begin });
        PostRow Post(string post, string unit, string person) => new() { Post = post, UnitId = unit, PersonId = person, ValidFrom = begin };
        context.AddRange(Post("enterprise.officer", "e1", "li-si"), Post("street.viceChair", "s1", "zhou-ba"), Post("street.aidOfficer", "s1", "zheng-shi"),
            Post("street.cashier", "s1", "wu-jiu"), Post("district.viceChair", "d1", "he-yi"), Post("auditor", "p", "xu-he"));
        context.Add(new KinshipRow { PersonId = "zhou-ba", OtherId = "worker-24", Relation = "child", ValidFrom = begin });
        var ledger = LedgerBook.Open("aid", "s1", 2026, "街道帮扶资金");
        context.AddRange(ledger.Allocate("2026", Money.Yuan(500_000m).Fen, "system", begin), ledger);
    }
}
