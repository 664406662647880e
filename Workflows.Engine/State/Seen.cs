using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Workflows.Definitions.Feel;

namespace Workflows.Engine.State;

/// <summary>
/// What a page showed of a case when a person decided: each variable shown with a short hash of its value, as one
/// string the page carries (<c>amount:9f86d081;files:60303ae2</c>). Sealed values are hashed as they stand, sealed.
/// </summary>
public static class Seen
{
    public static string Of(FeelContext variables, IEnumerable<string> shown) => string.Join(';', shown
        .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
        .Select(name => $"{name}:{HashOf(variables.Get(name))}"));

    /// <summary>Refuses where a shown value is no longer what it was, naming each change.</summary>
    internal static Rejection? Refuse(StepRun run, string seen)
    {
        var changed = (
            from part in seen.Split(';', StringSplitOptions.RemoveEmptyEntries)
            let at = part.LastIndexOf(':')
            where at > 0
            let name = part[..at]
            where HashOf(run.State.Variables.Get(name)) != part[(at + 1)..]
            select Change(run.State, name)).ToImmutableArray();
        return changed.IsEmpty ? null : new Rejection(Definitions.Texts.Sentence.Of("engine.changedMeanwhile"), changed);
    }

    private static ShownChange Change(ProcessInstance state, string name)
    {
        var now = state.Variables.Get(name) ?? FeelValue.Null;
        return state.Changes.TryGetValue(name, out var change)
            ? new(name, change.ActorId, change.At, change.Before, now)
            : new(name, "", state.StartedAt, FeelValue.Null, now);
    }

    private static string HashOf(FeelValue? value)
    {
        var bytes = CanonicalJson.Bytes(value is null ? null : FeelJson.Write(value));
        return Convert.ToHexStringLower(SHA256.HashData(bytes), 0, 8);
    }
}
