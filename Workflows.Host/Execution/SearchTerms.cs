using System.Globalization;
using System.Text;

namespace Workflows.Host.Execution;

/// <summary>
/// The terms a text is found by: each character and each two in a row, after full-width forms and capitals are made one and
/// everything but letters and digits is left out. Digits and Latin letters too, so a part of a number finds the case.
/// </summary>
public static class SearchTerms
{
    public static IReadOnlySet<string> Of(IEnumerable<string> texts)
    {
        var terms = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var word in texts.SelectMany(Words))
            for (var i = 0; i < word.Count; i++)
            {
                terms.Add(word[i]);
                if (i + 1 < word.Count) terms.Add(word[i] + word[i + 1]);
            }
        return terms;
    }

    /// <summary>The terms a search must all meet: the pairs, or the single character where it is one.</summary>
    public static IReadOnlySet<string> Sought(string search) => Words(search)
        .SelectMany(w => w.Count == 1 ? [w[0]] : Enumerable.Range(0, w.Count - 1).Select(i => w[i] + w[i + 1]))
        .ToSortedSet();

    private static IEnumerable<List<string>> Words(string text)
    {
        var word = new List<string>();
        foreach (var rune in text.Normalize(NormalizationForm.FormKC).ToLowerInvariant().EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) == UnicodeCategory.OtherLetter)
            {
                word.Add(rune.ToString());
                continue;
            }
            if (word.Count > 0) yield return word;
            word = [];
        }
        if (word.Count > 0) yield return word;
    }

    private static SortedSet<string> ToSortedSet(this IEnumerable<string> terms) => new(terms, StringComparer.Ordinal);
}
