using System.Collections.Immutable;

namespace Workflows.Host.Execution;

/// <summary>
/// The commands of this host on their way to the database. A few lanes are open; what comes while all are taken waits and is then
/// run together in one transaction, so that many who act at once do not wait for as many commits. A lane never waits for a lock:
/// a command that would have to is run alone beside the lanes, and so is each of those whose transaction failed. Commands of one
/// case run in the order in which they came.
/// </summary>
/// <param name="alone">Runs one command, with its own tries.</param>
/// <param name="together">Runs several in one transaction, all or none; null for one it left out.</param>
internal sealed class CommandLanes(Func<WaitingCommand, Task<Outcome>> alone, Func<ImmutableArray<WaitingCommand>, Task<ImmutableArray<Outcome?>>> together)
{
    private const int MostTogether = 64;
    private static readonly int Lanes = Math.Max(2, Environment.ProcessorCount);

    private readonly Lock _gate = new();
    private readonly LinkedList<WaitingCommand> _waiting = [];

    /// <summary>Cases whose commands are being run.</summary>
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);
    private int _open;

    public Task<Outcome> RunAsync(WaitingCommand command)
    {
        lock (_gate)
            _waiting.AddLast(command);
        OpenLanes();
        return command.Outcome;
    }

    private void OpenLanes()
    {
        while (Next() is { IsEmpty: false } next)
            _ = LeadAsync(next);
    }

    /// <summary>What the next lane takes: commands of cases nobody works on, in their order; none where every lane is taken.</summary>
    private ImmutableArray<WaitingCommand> Next()
    {
        lock (_gate)
        {
            if (_open == Lanes) return [];
            var next = ImmutableArray.CreateBuilder<WaitingCommand>();
            var mine = new HashSet<string>(StringComparer.Ordinal);
            for (var node = _waiting.First; node is not null && next.Count < MostTogether;)
            {
                var (current, command) = (node, node.Value);
                node = node.Next;
                var id = command.Command.InstanceId;
                if (!mine.Contains(id) && _taken.Contains(id)) continue;
                _waiting.Remove(current);
                if (command.GaveUp) continue;
                mine.Add(id);
                next.Add(command);
            }
            _taken.UnionWith(mine);
            if (next.Count > 0) _open++;
            return next.ToImmutable();
        }
    }

    private async Task LeadAsync(ImmutableArray<WaitingCommand> commands)
    {
        var left = (await TogetherAsync(commands)).ToLookup(c => c.Command.InstanceId, StringComparer.Ordinal);
        lock (_gate)
        {
            _open--;
            _taken.ExceptWith(commands.Select(c => c.Command.InstanceId).Where(id => !left.Contains(id)));
        }
        foreach (var line in left)
            _ = AloneAsync(line.Key, [.. line]);
        OpenLanes();
    }

    /// <summary>Answers those that could be run together; gives back the others.</summary>
    private async Task<ImmutableArray<WaitingCommand>> TogetherAsync(ImmutableArray<WaitingCommand> commands)
    {
        try
        {
            var answers = commands.Zip(await together(commands)).ToArray();
            foreach (var (command, outcome) in answers)
                if (outcome is not null) command.Answer(outcome);
            return [.. answers.Where(a => a.Second is null).Select(a => a.First)];
        }
        catch (Exception)
        {
            // One of them, or the database: run alone, each answers for itself.
            return commands;
        }
    }

    private async Task AloneAsync(string instanceId, ImmutableArray<WaitingCommand> line)
    {
        foreach (var command in line)
            await command.AnswerAsync(alone);
        lock (_gate)
            _taken.Remove(instanceId);
        OpenLanes();
    }
}
