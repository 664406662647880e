using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Workflows.Data;
using Workflows.Data.Delivery;
using Workflows.Definitions;
using Workflows.Definitions.Feel;
using Workflows.Definitions.Packages;
using Workflows.Engine;
using Workflows.Engine.Effects;
using Workflows.Engine.State;
using Workflows.Engine.World;
using Workflows.Host.Execution;
using Workflows.Host.World;
using Workflows.Stages.Document;
using Workflows.Stages.Scenarios;

namespace Workflows.Host.Scenarios;

/// <summary>A stage whose world is a database: everything the player asks is read there. How people act and time passes is the derived stage's.</summary>
public abstract class DatabaseStage(IServiceProvider services, MovableClock clock) : IScenarioStage
{
    private readonly Worlds _worlds = services.GetRequiredService<Worlds>();
    private long _lastMail;

    protected IServiceProvider Services => services;
    protected MovableClock Clock => clock;
    protected PackageStore Packages { get; } = services.GetRequiredService<PackageStore>();
    protected IDbContextFactory<WorkflowsContext> Contexts { get; } = services.GetRequiredService<IDbContextFactory<WorkflowsContext>>();

    /// <summary>Ids of cases by the names rows give them.</summary>
    protected Dictionary<string, string> Cases { get; } = new(StringComparer.Ordinal);

    public DateTimeOffset Now => clock.GetUtcNow();
    public TimeZoneInfo Zone { get; } = services.GetRequiredService<TimeZoneInfo>();
    public IDirectory Directory => new HostDirectory(this);

    public abstract ImmutableArray<FiredTimer> AdvanceTo(DateTimeOffset instant);
    public abstract Rejection? Start(string name, ProcessPackage package, string personId, FeelContext values);
    public abstract Rejection? Answer(string name, ScenarioAnswer answer);
    public abstract Rejection? Object(string name, string nodeId, string personId);
    public abstract Rejection? Withdraw(string name, string personId, string words);

    /// <summary>Returns when all mails of what has happened are out.</summary>
    protected abstract void DeliverMails();

    public ProcessPackage? Package(string process) =>
        Read(d => d.InForceAt(Now).Select(r => r.Name).ToList())
            .Select(name => Wait(() => Packages.InForceAsync(name, CancellationToken.None)).Package)
            .FirstOrDefault(p => p.Name == process || p.Process.Name == process);

    public string? PersonId(string name) => Read(d => d.Persons.Where(p => p.Name == name).Select(p => p.Id).FirstOrDefault());

    public string? UnitId(string name) => Read(d => d.Units.Where(u => u.Name == name).Select(u => u.Id).FirstOrDefault());

    public ProcessInstance? State(string name) => Cases.TryGetValue(name, out var id)
        ? Wait(() => Services.GetRequiredService<InstanceStore>().FindAsync(id, CancellationToken.None))?.Instance : null;

    public FeelContext Figures(string name) => State(name) is not { } state ? FeelContext.Empty
        : Wait(() => Packages.GetAsync(state.PackageHash, CancellationToken.None)) is var process
            ? Ask(w => new CaseReading(process, state, w, Now).Figures) : FeelContext.Empty;

    public FeelValue? Reveal(string sealedId) => Ask(w => w.Reveal(sealedId));

    public Money? Balance(string ledger) => Ask(w => w.Balance(ledger));

    public FeelContext? RegisterEntry(string register, string key) => Ask(w => w.RegisterEntry(register, key));

    public ImmutableArray<DocumentState> Documents(string name) => !Cases.TryGetValue(name, out var id) ? [] :
        [.. Read(d => d.Documents.Where(r => r.InstanceId == id).OrderBy(r => r.Serial).ToList())
            .Select(r => new DocumentState(r.Type, r.OrganId, Enum.Parse<DocumentPhase>(r.Phase, ignoreCase: true)) { Number = r.Number })];

    public ImmutableArray<SentNotice> TakeNotices()
    {
        DeliverMails();
        var mails = Read(d => d.Outbox.Where(o => o.Kind == OutboxKinds.Mail && o.Id > _lastMail).OrderBy(o => o.Id).ToList());
        _lastMail = mails.Count > 0 ? mails[^1].Id : _lastMail;
        return [.. mails.Select(m => new SentNotice(NameOf(m.InstanceId), KindOf(m), m.Recipient, m.Due))];
    }

    /// <summary>The kind the step asked for: the notification the mail was made from.</summary>
    private string KindOf(OutboxRow mail) => JsonSerializer.Deserialize<Notify>(Read(d => d.Outbox.Single(o =>
        o.InstanceId == mail.InstanceId && o.Seq == mail.Seq && o.Effect == mail.Effect && o.Kind == OutboxKinds.Notify).Payload))!.Kind;

    protected DueWorkRow? NextTimer(DateTimeOffset until) =>
        Read(d => d.DueWork.Where(w => w.At <= until).OrderBy(w => w.At).FirstOrDefault());

    protected FiredTimer Fired(DueWorkRow work)
    {
        var timer = State(NameOf(work.InstanceId))?.Timers.FirstOrDefault(t => t.Id == work.TimerId);
        return new(NameOf(work.InstanceId), timer?.NodeId ?? "", timer?.Name ?? "", work.At);
    }

    private string NameOf(string id) => Cases.FirstOrDefault(c => c.Value == id).Key ?? id;

    protected internal T Ask<T>(Func<IWorld, T> question) => Wait(() => _worlds.AskAsync(Now, null, question, CancellationToken.None));

    protected T Read<T>(Func<WorkflowsContext, T> read) => Wait(() =>
    {
        using var data = Contexts.CreateDbContext();
        return Task.FromResult(read(data));
    });

    /// <summary>Scenarios are played in a straight line; nothing else waits here.</summary>
    protected virtual T Wait<T>(Func<Task<T>> task) => task().GetAwaiter().GetResult();
}
