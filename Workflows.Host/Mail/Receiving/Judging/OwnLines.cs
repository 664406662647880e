using System.Collections.Immutable;

namespace Workflows.Host.Mail.Receiving;

/// <summary>
/// The lines of a reply that its writer wrote: those before the quotation, and those between or below what is quoted with
/// «&gt;». Below an original that is not marked line by line nothing can be told apart.
/// </summary>
/// <param name="Top">Before the first quotation, from the first that is not empty, the signature with them.</param>
/// <param name="Below">After it, without empty ones.</param>
public sealed record OwnLines(ImmutableArray<string> Top, ImmutableArray<string> Below)
{
    private const int LinesOfAttribution = 4, LinesOfHead = 6, Most = 20_000;

    public static OwnLines Of(string text)
    {
        var (top, below) = (ImmutableArray.CreateBuilder<string>(), ImmutableArray.CreateBuilder<string>());
        var lines = text.ReplaceLineEndings("\n").Split('\n', Most + 1).Take(Most).Select(l => new Line(l, ReplyWords.Plain(l))).ToArray();
        var quoted = false;
        for (var i = 0; i < lines.Length; i++)
        {
            var rest = lines.AsSpan(i);
            if (BeginsOriginal(rest)) break;
            if (Attribution(rest) is var length and > 0)
            {
                quoted = true;
                i += length - 1;
                if (!IsMarkedNext(lines.AsSpan(i + 1))) break;
            }
            else if (lines[i].IsMarked) quoted = true;
            else if (lines[i].Plain.Length > 0) (quoted ? below : top).Add(lines[i].Written);
            else if (!quoted && top.Count > 0) top.Add("");
        }
        return new(top.ToImmutable(), below.ToImmutable());
    }

    /// <summary>「-----原始邮件-----」, or a head of From and two more labels, also below a rule.</summary>
    private static bool BeginsOriginal(ReadOnlySpan<Line> lines)
    {
        if (lines[0].IsRule) lines = lines[1..];
        if (lines.IsEmpty) return false;
        if (ReplyWords.IsOriginal(lines[0].Plain)) return true;
        if (!ReplyWords.IsFrom(lines[0].Head)) return false;
        var (labels, seen) = (0, 0);
        foreach (var line in lines[1..])
        {
            if (line.Plain.Length == 0) continue;
            if (ReplyWords.IsLabel(line.Head)) labels++;
            if (++seen == LinesOfHead || labels == 2) break;
        }
        return labels == 2;
    }

    /// <summary>The number of lines of 「某某 于2026年6月18日写道：」 or «On …, … wrote:», which programs break; 0 where there is none.</summary>
    private static int Attribution(ReadOnlySpan<Line> lines)
    {
        if (!ReplyWords.MayBeginAttribution(lines[0].Plain)) return 0;
        for (var i = 0; i < Math.Min(LinesOfAttribution, lines.Length) && (i == 0 || lines[i].Plain.Length > 0) && (i == 0 || !lines[i].IsMarked); i++)
            if (i > 0 && BeginsAnother(lines[0], lines[i])) return 0;
            else if (ReplyWords.EndsAttribution(lines[i].Plain)) return i + 1;
        return 0;
    }

    /// <summary>The writer's own last line may stand right above an attribution.</summary>
    private static bool BeginsAnother(Line first, Line later) => ReplyWords.OpensAttribution(later.Plain)
        || (!ReplyWords.OpensAttribution(first.Plain) && ReplyWords.MayBeginAttribution(later.Plain) && ReplyWords.EndsAttribution(later.Plain));

    private static bool IsMarkedNext(ReadOnlySpan<Line> lines)
    {
        foreach (var line in lines)
            if (line.Plain.Length > 0) return line.IsMarked;
        return false;
    }

    /// <param name="Plain">As it is compared.</param>
    private readonly record struct Line(string Written, string Plain)
    {
        public bool IsMarked => Plain.StartsWith('>');
        public bool IsRule => Plain.Length > 4 && Plain.All(c => c is '_' or '-');

        /// <summary>Without the signs some programs make bold letters of, and without the blanks that stretch a label.</summary>
        public string Head => Plain.TrimStart('*', '|', ' ') is var head && head.IndexOf(':') is > 0 and < 12 and var colon
            ? head[..colon].Replace(" ", "", StringComparison.Ordinal) + ":"
            : head;
    }
}
