namespace Workflows.Host.World;

/// <summary>
/// The balances and counters a step was told. They are read without a lock, so before anything is written they are compared
/// with the locked rows; where one differs, the step is run again with the figures now held.
/// </summary>
internal sealed class StepFigures
{
    private readonly Dictionary<string, long?> _held = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _heldCounters = new(StringComparer.Ordinal);

    /// <summary>Balances in fen by ledger; null where there is no such ledger.</summary>
    public SortedDictionary<string, long?> Balances { get; } = new(StringComparer.Ordinal);

    /// <summary>The last number of each counter asked for, before this step.</summary>
    public SortedDictionary<string, long> Counters { get; } = new(StringComparer.Ordinal);

    /// <summary>How many numbers this step took of each.</summary>
    public Dictionary<string, int> Taken { get; } = new(StringComparer.Ordinal);

    public long? Balance(string ledger, Func<long?> read) =>
        Balances.TryGetValue(ledger, out var told) ? told
        : Balances[ledger] = _held.TryGetValue(ledger, out var held) ? held : read();

    public long Next(string counter, Func<long> read)
    {
        if (!Counters.TryGetValue(counter, out var last))
            last = Counters[counter] = _heldCounters.TryGetValue(counter, out var held) ? held : read();
        var taken = Taken[counter] = Taken.GetValueOrDefault(counter) + 1;
        return last + taken;
    }

    /// <summary>Forgets what was told; what is locked now is told from here on.</summary>
    public void BeginAgain(IEnumerable<KeyValuePair<string, long?>> balances, IEnumerable<KeyValuePair<string, long>> counters)
    {
        foreach (var (id, fen) in balances) _held[id] = fen;
        foreach (var (id, value) in counters) _heldCounters[id] = value;
        Balances.Clear();
        Counters.Clear();
        Taken.Clear();
    }
}
