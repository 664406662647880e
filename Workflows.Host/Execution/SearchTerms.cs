using System.Globalization;
using System.Text;

namespace Workflows.Host.Execution;

/// <summary>
/// The terms a text is found by: each character and each two in a row, after full-width forms and capitals are made one and
/// everything but letters and digits is left out. Digits and Latin letters too, so a part of a number finds the case; a name
/// of two characters is found, which indexes of three in a row cannot do. A term is a number of 32 bits: 16 for each
/// character. Characters beyond the basic plane share the numbers of others, so a search for one may find a case too many.
/// </summary>
public static class SearchTerms
{
    /// <summary>All terms of texts, in order, each once.</summary>
    public static int[] Of(IEnumerable<string> texts)
    {
        var terms = new SortedSet<int>();
        foreach (var word in texts.SelectMany(Words))
            for (var i = 0; i < word.Count; i++)
            {
                terms.Add(word[i]);
                if (i + 1 < word.Count) terms.Add(Pair(word[i], word[i + 1]));
            }
        return [.. terms];
    }

    /// <summary>The terms a search must all meet: the pairs, or the single character where it is one.</summary>
    public static int[] Sought(string search) => [.. new SortedSet<int>(Words(search)
        .SelectMany(w => w.Count == 1 ? w : Enumerable.Range(0, w.Count - 1).Select(i => Pair(w[i], w[i + 1]))))];

    private static int Pair(int one, int other) => one << 16 | other;

    private static IEnumerable<List<int>> Words(string text)
    {
        var word = new List<int>();
        foreach (var rune in text.Normalize(NormalizationForm.FormKC).ToLowerInvariant().EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) == UnicodeCategory.OtherLetter)
            {
                word.Add((rune.Value ^ rune.Value >> 16) & 0xFFFF);
                continue;
            }
            if (word.Count > 0) yield return word;
            word = [];
        }
        if (word.Count > 0) yield return word;
    }
}
