using System.Collections.Immutable;

namespace Workflows.Definitions.Feel;

/// <summary>The names in scope while parsing that could not be read without knowing them (operators, keywords, digits inside).</summary>
internal sealed class KnownNames(ImmutableArray<string> names)
{
    private readonly List<string> _names = [.. names.Select(FeelNames.Normal).Where(IsHard)];

    /// <summary>Every name that was bound while parsing, whether hard to read or not.</summary>
    public HashSet<string> Bound { get; } = new(StringComparer.Ordinal);

    private static bool IsHard(string name) => name.Length > 0 && !FeelNames.IsPlain(name);

    public void Add(string name)
    {
        Bound.Add(name);
        if (IsHard(name)) _names.Add(name);
    }

    /// <summary>Names added from here on are forgotten when the answer is disposed of.</summary>
    public Rewind Scope() => new(_names, _names.Count);

    /// <summary>The longest known name that stands there as a whole, and how many characters it takes; a space in it stands for any white space.</summary>
    public (string? Name, int Length) LongestAt(string text, int at)
    {
        (string? Name, int Length) best = (null, 0);
        foreach (var name in _names)
        {
            var length = LengthAt(name, text, at);
            if (length > best.Length) best = (name, length);
        }
        return best;
    }

    private static int LengthAt(string name, string text, int at)
    {
        var end = at;
        foreach (var c in name)
        {
            if (end >= text.Length) return 0;
            if (c != ' ' ? text[end] != c : !char.IsWhiteSpace(text[end])) return 0;
            end++;
            if (c == ' ') while (end < text.Length && char.IsWhiteSpace(text[end])) end++;
        }
        return end < text.Length && FeelNames.CanContinue(name[^1]) && FeelNames.CanContinue(text[end]) ? 0 : end - at;
    }

    public readonly struct Rewind(List<string> names, int count) : IDisposable
    {
        public void Dispose() => names.RemoveRange(count, names.Count - count);
    }
}
