using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Workflows.Data;
using Workflows.Definitions.Feel;
using Workflows.Definitions.Forms;
using Workflows.Definitions.Packages;
using Workflows.Engine;
using Workflows.Engine.Commands;
using Workflows.Host.DueWork;
using Workflows.Host.Evidence;
using Workflows.Host.Execution;
using Workflows.Host.Outbox;
using Workflows.Host.Sealing;
using Workflows.Host.Tasks;
using Workflows.Stages.PublicNotice;
using Workflows.Stages.Scenarios;

namespace Workflows.Host.Scenarios;

/// <summary>
/// Plays a scenario on a real database with the whole host behind it: commands through the command runner, timers through
/// due work, mails through the outbox. The clock moves only with the rows.
/// </summary>
public sealed class HostStage(IServiceProvider services, MovableClock clock) : DatabaseStage(services, clock)
{
    private readonly CommandRunner _runner = services.GetRequiredService<CommandRunner>();
    private int _commands;

    public override ImmutableArray<FiredTimer> AdvanceTo(DateTimeOffset instant)
    {
        var fired = ImmutableArray.CreateBuilder<FiredTimer>();
        while (NextTimer(instant) is { } next)
        {
            Clock.MoveTo(next.At);
            fired.AddRange(Read(d => d.DueWork.Where(w => w.At <= next.At).OrderBy(w => w.At).ToList()).Select(Fired));
            Wait(() => Services.GetRequiredService<DueWorker>().RunDueAsync(CancellationToken.None));
            DeliverMails();
        }
        Clock.MoveTo(instant);
        return fired.ToImmutable();
    }

    public override Rejection? Start(string name, ProcessPackage package, string personId, FeelContext values)
    {
        var unit = Read(d => d.Posts.Where(p => p.PersonId == personId).ToList())
            .OrderByDescending(p => package.Process.Case.Starters.Contains(p.Post)).ThenBy(p => p.UnitId, StringComparer.Ordinal).Select(p => p.UnitId).FirstOrDefault() ?? "";
        var id = Guid.CreateVersion7(Now).ToString("N");
        var subject = CaseSubject.Of(Wait(() => Packages.InForceAsync(package.Name, CancellationToken.None)), id, FeelScope.Of(values, Now, Zone));
        var refused = Take(() => _runner.StartAsync(package.Name, new StartInstance
        {
            Id = NextId(), InstanceId = id, Actor = new Actor(personId), At = Now, UnitId = unit,
            Values = Seal(package, package.Process.Case.StartForm, values, subject),
        }, null, CancellationToken.None));
        if (refused is null)
            Cases[name] = id;
        return refused;
    }

    public override Rejection? Answer(string name, ScenarioAnswer answer)
    {
        var state = State(name)!;
        var package = Wait(() => Packages.GetAsync(state.PackageHash, CancellationToken.None)).Package;
        var form = state.Task(answer.TaskId)?.Form ?? "";
        return Take(() => _runner.RunAsync(new AnswerTask
        {
            Id = NextId(), InstanceId = state.Id, Actor = new Actor(answer.PersonId), At = Now, TaskId = answer.TaskId, Visit = answer.Visit,
            Act = answer.Act, Values = Seal(package, form, answer.Values, CaseSubject.Of(state)), Words = answer.Words,
            ReturnTo = answer.ReturnTo, ComeStraightBack = answer.ComeStraightBack,
        }, CancellationToken.None));
    }

    public override Rejection? Object(string name, string nodeId, string personId) => Take(() => _runner.RunAsync(new RaiseObjection
    {
        Id = NextId(), InstanceId = Cases[name], Actor = personId is "" ? Actor.Public : new Actor(personId), At = Now,
        NodeId = nodeId, Visit = State(name)!.ActiveAt(nodeId)?.Visit ?? 0, ObjectionId = $"objection-{_commands}",
    }, CancellationToken.None));

    public override Rejection? Withdraw(string name, string personId, string words) => Take(() => _runner.RunAsync(
        new WithdrawInstance { Id = NextId(), InstanceId = Cases[name], Actor = new Actor(personId), At = Now, Words = words }, CancellationToken.None));

    protected override void DeliverMails()
    {
        while (Wait(() => Services.GetRequiredService<OutboxWorker>().RunDueAsync(CancellationToken.None)) > 0) { }
    }

    /// <summary>What is sensitive gives way to seals; files, whose content is their own name, are laid where real ones lie.</summary>
    private FeelContext Seal(ProcessPackage package, string form, FeelContext values, string subject)
    {
        if (!package.Forms.TryGetValue(form, out var schema))
            return values;
        var sealer = Services.GetRequiredService<Sealer>();
        using var data = Contexts.CreateDbContext();
        foreach (var place in FormValues.In(schema, values).Where(p => p.Field is AttachmentField && !SealedValue.IsSealed(p.Value)))
            foreach (var file in FileReader.Files(place.Value))
                Keep(data, file, place.IsSensitive ? subject : "");
        var result = values.MapSensitive(schema, (_, value) => SealedValue.IsSealed(value) ? value
            : Wait(() => sealer.SealAsync(data, subject, value, null, null, CancellationToken.None)).ToFeel());
        data.SaveChanges();
        return result;
    }

    private void Keep(WorkflowsContext data, AttachedFile file, string subject)
    {
        if (data.Evidence.Local.Any(e => e.Hash == file.Hash && e.SubjectId == subject) || data.Evidence.Any(e => e.Hash == file.Hash && e.SubjectId == subject))
            return;
        var bytes = Encoding.UTF8.GetBytes(Path.GetFileNameWithoutExtension(file.Name));
        data.Evidence.Add(Wait(() => Services.GetRequiredService<EvidenceStore>().RowAsync(
            data, file.Hash, subject, bytes, "text/plain", file.Name, "scenario", CancellationToken.None)));
    }

    private Rejection? Take(Func<Task<Outcome>> run) => Wait(run) is Outcome.Rejected refused ? refused.Rejection : null;

    private string NextId() => $"step-{(++_commands).ToString(CultureInfo.InvariantCulture)}";
}
