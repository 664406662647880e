using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Workflows.Data;
using Workflows.Data.Delivery;
using Workflows.Definitions;
using Workflows.Definitions.Feel;
using Workflows.Definitions.Forms;
using Workflows.Definitions.Packages;
using Workflows.Engine;
using Workflows.Engine.Commands;
using Workflows.Engine.Effects;
using Workflows.Engine.State;
using Workflows.Engine.World;
using Workflows.Host.DueWork;
using Workflows.Host.Evidence;
using Workflows.Host.Execution;
using Workflows.Host.Outbox;
using Workflows.Host.Sealing;
using Workflows.Host.Tasks;
using Workflows.Host.World;
using Workflows.Stages.PublicNotice;
using Workflows.Stages.Scenarios;

namespace Workflows.Host.Scenarios;

/// <summary>
/// Plays a scenario on a real database with the whole host behind it: commands through the command runner, timers through
/// due work, mails through the outbox. The clock moves only with the rows.
/// </summary>
public sealed class HostStage(IServiceProvider services, MovableClock clock) : IScenarioStage
{
    private readonly Dictionary<string, string> _cases = new(StringComparer.Ordinal);
    private readonly CommandRunner _runner = services.GetRequiredService<CommandRunner>();
    private readonly PackageStore _packages = services.GetRequiredService<PackageStore>();
    private readonly Worlds _worlds = services.GetRequiredService<Worlds>();
    private readonly IDbContextFactory<WorkflowsContext> _contexts = services.GetRequiredService<IDbContextFactory<WorkflowsContext>>();
    private long _lastMail;
    private int _commands;

    public DateTimeOffset Now => clock.GetUtcNow();
    public TimeZoneInfo Zone { get; } = services.GetRequiredService<TimeZoneInfo>();
    public IDirectory Directory { get; } = new HostDirectory(services.GetRequiredService<Worlds>(), clock);

    public ProcessPackage? Package(string process) =>
        ShippedPackages.All.Values.Where(p => p.Name == process || p.Process.Name == process)
            .Select(p => Wait(_packages.InForceAsync(p.Name, CancellationToken.None)).Package).FirstOrDefault();

    public string? PersonId(string name) => Read(d => d.Persons.Where(p => p.Name == name).Select(p => p.Id).FirstOrDefault());

    public string? UnitId(string name) => Read(d => d.Units.Where(u => u.Name == name).Select(u => u.Id).FirstOrDefault());

    public ImmutableArray<FiredTimer> AdvanceTo(DateTimeOffset instant)
    {
        var fired = ImmutableArray.CreateBuilder<FiredTimer>();
        while (NextTimer(instant) is { } next)
        {
            clock.MoveTo(next.At);
            fired.AddRange(Read(d => d.DueWork.Where(w => w.At <= next.At).OrderBy(w => w.At).ToList()).Select(Fired));
            Wait(services.GetRequiredService<DueWorker>().RunDueAsync(CancellationToken.None));
            DeliverMails();
        }
        clock.MoveTo(instant);
        return fired.ToImmutable();
    }

    public Rejection? Start(string name, ProcessPackage package, string personId, FeelContext values)
    {
        var unit = Read(d => d.Posts.Where(p => p.PersonId == personId).ToList())
            .OrderByDescending(p => package.Process.Case.Starters.Contains(p.Post)).ThenBy(p => p.UnitId, StringComparer.Ordinal).Select(p => p.UnitId).FirstOrDefault() ?? "";
        var id = Guid.CreateVersion7(Now).ToString("N");
        var subject = CaseSubject.Of(Wait(_packages.InForceAsync(package.Name, CancellationToken.None)), id, FeelScope.Of(values, Now, Zone));
        var refused = Take(() => _runner.StartAsync(package.Name, new StartInstance
        {
            Id = NextId(), InstanceId = id, Actor = new Actor(personId), At = Now, UnitId = unit,
            Values = Seal(package, package.Process.Case.StartForm, values, subject),
        }, null, CancellationToken.None));
        if (refused is null)
            _cases[name] = id;
        return refused;
    }

    public Rejection? Answer(string name, ScenarioAnswer answer)
    {
        var state = State(name)!;
        var package = Wait(_packages.GetAsync(state.PackageHash, CancellationToken.None)).Package;
        var form = state.Task(answer.TaskId)?.Form ?? "";
        return Take(() => _runner.RunAsync(new AnswerTask
        {
            Id = NextId(), InstanceId = state.Id, Actor = new Actor(answer.PersonId), At = Now, TaskId = answer.TaskId, Visit = answer.Visit,
            Act = answer.Act, Values = Seal(package, form, answer.Values, CaseSubject.Of(state)), Words = answer.Words,
            ReturnTo = answer.ReturnTo, ComeStraightBack = answer.ComeStraightBack,
        }, CancellationToken.None));
    }

    public Rejection? Object(string name, string nodeId, string personId) => Take(() => _runner.RunAsync(new RaiseObjection
    {
        Id = NextId(), InstanceId = _cases[name], Actor = personId is "" ? Actor.Public : new Actor(personId), At = Now,
        NodeId = nodeId, Visit = State(name)!.ActiveAt(nodeId)?.Visit ?? 0, ObjectionId = $"objection-{_commands}",
    }, CancellationToken.None));

    public Rejection? Withdraw(string name, string personId, string words) => Take(() => _runner.RunAsync(
        new WithdrawInstance { Id = NextId(), InstanceId = _cases[name], Actor = new Actor(personId), At = Now, Words = words }, CancellationToken.None));

    public ProcessInstance? State(string name) => _cases.TryGetValue(name, out var id)
        ? Wait(services.GetRequiredService<InstanceStore>().FindAsync(id, CancellationToken.None))?.Instance : null;

    public FeelContext Figures(string name) => State(name) is not { } state ? FeelContext.Empty
        : Wait(_packages.GetAsync(state.PackageHash, CancellationToken.None)) is var process
            ? Ask(w => new CaseReading(process, state, w, Now).Figures) : FeelContext.Empty;

    public FeelValue? Reveal(string sealedId) => Ask(w => w.Reveal(sealedId));

    public Money? Balance(string ledger) => Ask(w => w.Balance(ledger));

    public FeelContext? RegisterEntry(string register, string key) => Ask(w => w.RegisterEntry(register, key));

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

    private DueWorkRow? NextTimer(DateTimeOffset until) =>
        Read(d => d.DueWork.Where(w => w.At <= until).OrderBy(w => w.At).FirstOrDefault());

    private FiredTimer Fired(DueWorkRow work)
    {
        var timer = State(NameOf(work.InstanceId))?.Timers.FirstOrDefault(t => t.Id == work.TimerId);
        return new(NameOf(work.InstanceId), timer?.NodeId ?? "", timer?.Name ?? "", work.At);
    }

    private void DeliverMails()
    {
        while (Wait(services.GetRequiredService<OutboxWorker>().RunDueAsync(CancellationToken.None)) > 0) { }
    }

    /// <summary>What is sensitive gives way to seals; files, whose content is their own name, are laid where real ones lie.</summary>
    private FeelContext Seal(ProcessPackage package, string form, FeelContext values, string subject)
    {
        if (!package.Forms.TryGetValue(form, out var schema))
            return values;
        var sealer = services.GetRequiredService<Sealer>();
        using var data = _contexts.CreateDbContext();
        foreach (var place in FormValues.In(schema, values).Where(p => p.Field is AttachmentField && !SealedValue.IsSealed(p.Value)))
            foreach (var file in FileReader.Files(place.Value))
                Keep(data, file, place.IsSensitive ? subject : "");
        var result = values.MapSensitive(schema, (_, value) => SealedValue.IsSealed(value) ? value
            : Wait(sealer.SealAsync(data, subject, value, null, null, CancellationToken.None)).ToFeel());
        data.SaveChanges();
        return result;
    }

    private void Keep(WorkflowsContext data, AttachedFile file, string subject)
    {
        if (data.Evidence.Local.Any(e => e.Hash == file.Hash && e.SubjectId == subject) || data.Evidence.Any(e => e.Hash == file.Hash && e.SubjectId == subject))
            return;
        var bytes = Encoding.UTF8.GetBytes(Path.GetFileNameWithoutExtension(file.Name));
        data.Evidence.Add(Wait(services.GetRequiredService<EvidenceStore>().RowAsync(
            data, file.Hash, subject, bytes, "text/plain", file.Name, "scenario", CancellationToken.None)));
    }

    private static Rejection? Take(Func<Task<Outcome>> run) => Wait(run()) is Outcome.Rejected refused ? refused.Rejection : null;

    private string NameOf(string id) => _cases.FirstOrDefault(c => c.Value == id).Key ?? id;

    private string NextId() => $"step-{(++_commands).ToString(CultureInfo.InvariantCulture)}";

    private T Ask<T>(Func<IWorld, T> question) => Wait(_worlds.AskAsync(Now, null, question, CancellationToken.None));

    private T Read<T>(Func<WorkflowsContext, T> read)
    {
        using var data = _contexts.CreateDbContext();
        return read(data);
    }

    /// <summary>Scenarios are played in a straight line; nothing else waits here.</summary>
    private static T Wait<T>(Task<T> task) => task.GetAwaiter().GetResult();
}
