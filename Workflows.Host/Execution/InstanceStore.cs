using Microsoft.EntityFrameworkCore;
using Workflows.Data;
using Workflows.Data.Instances;
using Workflows.Engine;
using Workflows.Engine.Commands;
using Workflows.Engine.Facts;
using Workflows.Engine.Journal;
using Workflows.Engine.State;
using Workflows.Engine.World;

namespace Workflows.Host.Execution;

/// <summary>Cases as they are stored: the state is a cache of the journal and is rebuilt from it when its shape is another one.</summary>
public sealed class InstanceStore(IDbContextFactory<WorkflowsContext> contexts, PackageStore packages, JournalJson json)
{
    /// <summary>The case as it is now, for pages; null where there is none of that id.</summary>
    public async Task<LoadedInstance?> FindAsync(string instanceId, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var row = await context.Instances.AsNoTracking().SingleOrDefaultAsync(i => i.Id == instanceId, cancellation);
        return row is null ? null : await LoadAsync(context, row, cancellation);
    }

    /// <summary>The case a command is for, its row locked until the end of the transaction.</summary>
    /// <param name="starting">The process under which a case begins where there is none yet; null for other commands.</param>
    internal async Task<LoadedInstance> LockAsync(WorkflowsContext context, Command command, ExecutableProcess? starting, CancellationToken cancellation)
    {
        var id = starting is null ? command.InstanceId
            : await context.Instances.Where(i => i.StartCommandId == command.Id).Select(i => i.Id).SingleOrDefaultAsync(cancellation) ?? command.InstanceId;
        var rows = await context.Instances.FromSqlRaw(context.Sql.LockInstance, id).ToListAsync(cancellation);
        return rows is [var row] ? await LoadAsync(context, row, cancellation) : new(null, null, starting);
    }

    /// <summary>Of the cases of these commands those nobody else works on, by id, locked until the end of the transaction.</summary>
    internal async Task<Dictionary<string, LoadedInstance>> LockFreeAsync(WorkflowsContext context, IEnumerable<Command> commands, CancellationToken cancellation)
    {
        var ids = commands.Select(c => c.InstanceId).Distinct().ToArray();
        var loaded = new Dictionary<string, LoadedInstance>(StringComparer.Ordinal);
        foreach (var row in await context.Instances.FromSqlRaw(context.Sql.LockFreeInstances, context.Sql.ListOf(ids)).ToListAsync(cancellation))
            loaded[row.Id] = await LoadAsync(context, row, cancellation);
        return loaded;
    }

    /// <summary>What steps on locked cases stand on beside them, read at once.</summary>
    internal static async Task<Ground> GroundAsync(
        WorkflowsContext context, IReadOnlyCollection<(string InstanceId, string CommandId)> commands, CancellationToken cancellation)
    {
        var ids = commands.Select(c => c.CommandId).Distinct().ToArray();
        var instances = commands.Select(c => c.InstanceId).Distinct().ToArray();
        var read = await (
            from stamp in context.WorldStamp
            from record in context.Journal.Where(r => instances.Contains(r.InstanceId) && ids.Contains(r.CommandId)).DefaultIfEmpty()
            select new { stamp.Stamp, Record = record }).AsNoTracking().ToListAsync(cancellation);
        return new(read[0].Stamp, read.Select(r => r.Record).OfType<JournalRecord>().ToDictionary(r => (r.InstanceId, r.CommandId)));
    }

    /// <summary>The answer to the same command, where it was accepted before.</summary>
    internal Outcome? FirstAnswer(Ground ground, LoadedInstance loaded, Command command) =>
        loaded is { Row: { } row, Instance: { } instance } && ground.Before.GetValueOrDefault((row.Id, command.Id)) is { } first
            ? new Outcome.Accepted(instance, first.Seq, RowOf(first).Read(json).Facts) { Repeated = true } : null;

    /// <summary>The row of a case that has just begun; not yet saved.</summary>
    internal static InstanceRow Begin(Command command, Accepted accepted, ExecutableProcess process, IWorld world) => new()
    {
        Id = command.InstanceId,
        StartCommandId = command.Id,
        PackageName = process.Package.Name,
        PackageHash = process.Package.Hash,
        UnitId = accepted.Instance.UnitId,
        UnitPath = world.Directory.Unit(accepted.Instance.UnitId)!.Path,
        Sensitivity = process.Model.Case.Sensitivity,
        StarterId = accepted.Instance.StarterId,
        StartedAt = accepted.Instance.StartedAt,
        Number = "",
        Title = "",
        Outcome = "",
        LastHash = JournalRow.Beginning,
        State = [],
    };

    public static JournalRow RowOf(JournalRecord record) => new(record.Seq, record.CommandId, record.Bytes, record.Hash);

    private async Task<LoadedInstance> LoadAsync(WorkflowsContext context, InstanceRow row, CancellationToken cancellation)
    {
        var process = await packages.GetAsync(row.PackageHash, cancellation);
        var instance = row.StateSchema == ProcessInstance.Schema ? json.ReadInstance(row.State) : await FoldAsync(context, row, cancellation);
        return new(row, instance, process);
    }

    private async Task<ProcessInstance> FoldAsync(WorkflowsContext context, InstanceRow row, CancellationToken cancellation)
    {
        var records = await context.Journal.AsNoTracking().Where(r => r.InstanceId == row.Id).OrderBy(r => r.Seq).ToListAsync(cancellation);
        var facts = records.SelectMany(r => RowOf(r).Read(json).Facts);
        return ProcessEngine.Fold(null, facts) with { Seq = row.Seq };
    }
}

/// <summary>What steps stand on beside their cases.</summary>
/// <param name="Stamp">The stamp of the world.</param>
/// <param name="Before">Commands that were accepted before, by case and id.</param>
internal sealed record Ground(Guid Stamp, IReadOnlyDictionary<(string InstanceId, string CommandId), JournalRecord> Before);
