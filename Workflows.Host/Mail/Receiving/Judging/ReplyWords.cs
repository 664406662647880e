using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Workflows.Host.Mail.Receiving;

/// <summary>
/// The closed list of words that decide, and the signs by which mail programs show where a quotation or signature begins:
/// <c>reply-words.json</c> beside this file. Signs are regular expressions over a line as <see cref="Plain"/> gives it.
/// </summary>
public static class ReplyWords
{
    private const int LongestLine = 500;

    /// <summary>What turns a word into a question.</summary>
    private const string Asking = "?¿؟‽⸮";
    private static readonly Written Words = Load();

    private static readonly ImmutableDictionary<string, string> Acts = Words.Decisions
        .SelectMany(d => d.Value.Select(word => KeyValuePair.Create(word, d.Key))).ToImmutableDictionary(StringComparer.Ordinal);

    private static readonly Regex[] Conditions = Signs(Words.Conditions), Subjects = Signs(Words.AutomaticSubjects), Originals = Signs(Words.Originals),
        From = Signs([Words.Labels["from"]]), Labels = Signs([Words.Labels["other"]]), Opens = Signs([Words.Wrote["opens"]]),
        Holds = Signs([Words.Wrote["holds"]]), Ends = Signs([Words.Wrote["ends"]]), Signatures = Signs(Words.Signatures), Closings = Signs(Words.Closings);

    /// <summary>The act of one word of the list, punctuation after it left aside; null for anything else, a question above all.</summary>
    public static string? ActOf(string plain)
    {
        var end = plain.Length;
        while (end > 0 && (char.IsPunctuation(plain[end - 1]) || plain[end - 1] == ' ') && !Asking.Contains(plain[end - 1])) end--;
        return Acts.GetValueOrDefault(plain[..end]);
    }

    /// <summary>Whether a word that decides otherwise stands somewhere in the line.</summary>
    public static bool SpeaksOf(string plain, string act) => Acts.Any(word => word.Value != act && plain.Contains(word.Key, StringComparison.Ordinal));

    public static bool SetsCondition(string plain) => Any(Conditions, plain);
    public static bool BeginsAutomatically(string subject) => Any(Subjects, Plain(subject));
    public static bool IsOriginal(string plain) => Any(Originals, plain);
    public static bool IsFrom(string plain) => Any(From, plain);
    public static bool IsLabel(string plain) => Any(Labels, plain);
    public static bool OpensAttribution(string plain) => Any(Opens, plain);
    public static bool MayBeginAttribution(string plain) => Any(Opens, plain) || Any(Holds, plain);
    public static bool EndsAttribution(string plain) => Any(Ends, plain);
    public static bool IsSignature(string plain) => Any(Signatures, plain);
    public static bool IsClosing(string plain) => Any(Closings, plain);

    /// <summary>
    /// A line as it is compared: full-width forms made ordinary, what cannot be seen taken out, white space run together, in
    /// lower case. Characters that turn the direction of writing stay, since then what is read is not what is stored.
    /// </summary>
    public static string Plain(string line)
    {
        var plain = new StringBuilder(Math.Min(line.Length, LongestLine) + 1);
        foreach (var c in Ordinary(line.Length > LongestLine ? line[..LongestLine] : line).Replace("&nbsp;", " ", StringComparison.Ordinal))
            if (IsUnseen(c)) continue;
            else if (!char.IsWhiteSpace(c)) plain.Append(char.ToLowerInvariant(c));
            else if (plain.Length > 0 && plain[^1] != ' ') plain.Append(' ');
        return plain.ToString().Trim();
    }

    /// <summary>Leaves out what has no width and no meaning: byte order marks, zero-width spaces and joiners, soft hyphens, variation selectors.</summary>
    public static string Seen(string line) => string.Concat(line.Where(c => !IsUnseen(c))).Trim();

    private static bool IsUnseen(char c) => c is '\uFEFF' or '\u200B' or '\u200C' or '\u200D' or '\u200E' or '\u200F' or '\u2060' or '\u00AD' or '\u180E' or (>= '\uFE00' and <= '\uFE0F');

    /// <summary>Half of a pair of surrogates, which broken mails hold, cannot be normalised.</summary>
    private static string Ordinary(string line)
    {
        try
        {
            return line.Normalize(NormalizationForm.FormKC);
        }
        catch (ArgumentException)
        {
            return line;
        }
    }

    private static bool Any(Regex[] signs, string plain) => plain.Length > 0 && Array.Exists(signs, s => s.IsMatch(plain));

    private static Regex[] Signs(IEnumerable<string> written) =>
        [.. written.Select(w => new Regex(w, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant))];

    private static Written Load()
    {
        using var file = typeof(ReplyWords).Assembly.GetManifestResourceStream("Workflows.Host.Mail.reply-words.json")!;
        return JsonSerializer.Deserialize<Written>(file, JsonSerializerOptions.Web)!;
    }

    private sealed record Written(
        ImmutableDictionary<string, ImmutableArray<string>> Decisions, ImmutableArray<string> Conditions, ImmutableArray<string> AutomaticSubjects,
        ImmutableArray<string> Originals, ImmutableDictionary<string, string> Labels, ImmutableDictionary<string, string> Wrote,
        ImmutableArray<string> Signatures, ImmutableArray<string> Closings);
}
