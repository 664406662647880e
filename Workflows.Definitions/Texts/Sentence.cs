using System.Collections.Immutable;

namespace Workflows.Definitions.Texts;

/// <summary>
/// Something to be said to a reader, before a language is chosen: the key of a text and the values that fill its places.
/// A value may be a string, a whole number, a <see cref="DateOnly"/>, a <see cref="Money"/>,
/// a <see cref="Wording"/> or another sentence.
/// Equality compares keys only; compare what is said, not the record.
/// </summary>
public sealed record Sentence(string Key, ImmutableDictionary<string, object?> Values)
{
    /// <summary>A sentence of the text <paramref name="key"/>, its places filled by name.</summary>
    public static Sentence Of(string key, params (string Name, object? Value)[] values) =>
        new(key, values.ToImmutableDictionary(v => v.Name, v => v.Value, StringComparer.Ordinal));

    public bool Equals(Sentence? other) => other is not null && other.Key == Key;

    public override int GetHashCode() => Key.GetHashCode(StringComparison.Ordinal);
}

/// <summary>The languages every text stands in.</summary>
public enum Language { Chinese, English }
