using System.Collections.Immutable;

namespace Workflows.Host.Rules;

/// <summary>What somebody who typed a rule id wrongly may have meant.</summary>
public static class NearestRules
{
    private const int Most = 5, Farthest = 2;

    /// <summary>Up to five ids of the same chapter that are at most two letters away, nearest first.</summary>
    public static ImmutableArray<string> Of(string asked, IEnumerable<string> ids) =>
    [
        .. ids.Distinct(StringComparer.Ordinal).Where(id => asked.StartsWith(id[..1], StringComparison.OrdinalIgnoreCase)).Select(id => (id, far: Distance(asked.ToUpperInvariant(), id.ToUpperInvariant())))
            .Where(i => i.far <= Farthest).OrderBy(i => i.far).ThenBy(i => i.id, StringComparer.Ordinal).Take(Most).Select(i => i.id),
    ];

    /// <summary>How many letters have to be put in, taken out or changed (Levenshtein).</summary>
    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var corner = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
                (corner, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, corner + (a[i - 1] == b[j - 1] ? 0 : 1)));
        }
        return row[b.Length];
    }
}
