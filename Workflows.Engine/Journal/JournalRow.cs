using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Workflows.Engine.Facts;

namespace Workflows.Engine.Journal;

/// <summary>
/// One accepted command in the record of a case, as the exact bytes that were hashed. The next row names its hash, so
/// nothing can be taken out or changed unseen.
/// </summary>
public sealed record JournalRow(long Seq, string CommandId, byte[] Bytes, string Hash)
{
    /// <summary>The hash before the first row.</summary>
    public static string Beginning { get; } = new('0', 64);

    /// <summary>The row of an accepted command.</summary>
    public static JournalRow Of(JournalJson json, Command command, Accepted accepted, string previousHash) =>
        Of(json, command, accepted, json.Write(accepted.Instance), previousHash);

    /// <param name="state">The bytes of the case after it.</param>
    public static JournalRow Of(JournalJson json, Command command, Accepted accepted, byte[] state, string previousHash)
    {
        var bytes = CanonicalJson.Bytes(new JsonObject
        {
            ["schema"] = ProcessInstance.Schema,
            ["seq"] = accepted.Instance.Seq,
            ["instance"] = command.InstanceId,
            ["command"] = json.Write(command),
            ["facts"] = new JsonArray([.. accepted.Facts.Select(f => (JsonNode?)json.Write(f))]),
            ["stateHash"] = HashOf(state),
            ["prevHash"] = previousHash,
        });
        return new(accepted.Instance.Seq, command.Id, bytes, HashOf(bytes));
    }

    /// <summary>What the row says, read from its bytes.</summary>
    public JournalEntry Read(JournalJson json)
    {
        var row = JsonNode.Parse(Bytes)!.AsObject();
        return new(
            json.ReadCommand(row["command"]!.AsObject()),
            [.. row["facts"]!.AsArray().Select(f => json.ReadFact(f!.AsObject()))],
            row["prevHash"]!.GetValue<string>(),
            row["stateHash"]!.GetValue<string>(),
            int.Parse(row["schema"]!.GetValue<string>(), CultureInfo.InvariantCulture));
    }

    public static string HashOf(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}

/// <summary>A row of the record as people and checks read it.</summary>
/// <param name="StateHash">Hash of the state after it, in the shape of <paramref name="Schema"/> (<see cref="ProcessInstance.Schema"/> when it was written).</param>
public sealed record JournalEntry(Command Command, ImmutableArray<Fact> Facts, string PreviousHash, string StateHash, int Schema);

/// <summary>
/// Checks the record of a case without trusting who kept it. Bytes and links of every row are checked; the state of a row that an
/// earlier build wrote in an earlier shape cannot be made again byte for byte, so states are compared from the first row of
/// today's shape on – which covers all facts before it.
/// </summary>
public static class JournalChain
{
    /// <summary>The first fault: a hash that is not its bytes', a link that does not fit, a state that does not follow; null where all is well.</summary>
    public static ChainFault? Verify(JournalJson json, IEnumerable<JournalRow> rows)
    {
        var previous = JournalRow.Beginning;
        ProcessInstance? state = null;
        long seq = 0;
        foreach (var row in rows)
        {
            seq++;
            if (row.Seq != seq)
                return new(seq, "journal.rowMissing");
            if (JournalRow.HashOf(row.Bytes) != row.Hash)
                return new(seq, "journal.bytesChanged");
            if (Attempt(() => row.Read(json)) is not { } entry)
                return new(seq, "journal.unreadable");
            if (entry.Command.Id != row.CommandId)
                return new(seq, "journal.bytesChanged");
            if (entry.PreviousHash != previous)
                return new(seq, "journal.linkBroken");
            var before = state;
            state = Attempt(() => ProcessEngine.Fold(before, entry.Facts) with { Seq = seq });
            if (state is null || entry.Schema == ProcessInstance.Schema && JournalRow.HashOf(json.Write(state)) != entry.StateHash)
                return new(seq, "journal.stateDiffers");
            previous = row.Hash;
        }
        return null;
    }

    /// <summary>Null where it fails: rows that somebody changed and hashed anew may say anything, and are a fault to be named.</summary>
    private static T? Attempt<T>(Func<T> read) where T : class
    {
        try
        {
            return read();
        }
        catch (Exception)
        {
            return null;
        }
    }
}

/// <summary>Where a record is not what it claims, and the key of the sentence that says how.</summary>
public sealed record ChainFault(long Seq, string Reason);
