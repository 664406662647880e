using System.Collections.Immutable;
using Workflows.Definitions.Texts;

namespace Workflows.Host.Mail.Receiving;

/// <summary>What somebody said in a reply: one clear decision, or something that is answered.</summary>
public abstract record ReplyReading
{
    private ReplyReading() { }

    /// <param name="Reason">Of a rejection or return; null for an approval.</param>
    public sealed record Clear(string Act, string? Reason) : ReplyReading;

    /// <param name="Why">What the writer is told.</param>
    public sealed record Unclear(Sentence Why) : ReplyReading;

    /// <summary>Where a mail says itself twice, as text and as HTML, both must say the same.</summary>
    /// <param name="name">The writer's, as in From: a line of it is a signature.</param>
    public static ReplyReading Of(BodyText body, string name)
    {
        if (body.Fault is { } fault) return new Unclear(fault);
        var ways = new[] { body.Plain, body.Html }.Where(t => !string.IsNullOrWhiteSpace(t)).Select(t => Of(t!, name)).ToArray();
        return ways is [Clear one, .. var others] && others.Any(o => o is not Clear other || other.Act != one.Act)
            ? Says("twoTexts")
            : ways.FirstOrDefault() ?? Says("empty");
    }

    public static ReplyReading Of(string text, string name)
    {
        var own = OwnLines.Of(text);
        if (own.Top.IsEmpty) return Says(own.Below.IsEmpty ? "empty" : "belowQuotation");
        var (act, said) = First(own.Top[0]);
        if (act is null) return Says(ReplyWords.Plain(own.Top[0]).Contains('?') ? "question" : "noWord");
        if (own.Top.Skip(1).Concat(own.Below).Any(line => ReplyWords.ActOf(ReplyWords.Plain(line)) is not null)) return Says("contradiction");
        var more = Signatures.Without([.. own.Top.Skip(1)], name);
        return act == "approve" ? Approval(more) : Refusal(act, said, more);
    }

    /// <summary>The act of the first line, and what follows it after a colon.</summary>
    private static (string? Act, string Said) First(string line)
    {
        if (ReplyWords.ActOf(ReplyWords.Plain(line)) is { } alone) return (alone, "");
        var colon = line.AsSpan().IndexOfAny(':', '：', '﹕');
        return colon > 0 && ReplyWords.ActOf(ReplyWords.Plain(line[..colon])) is { } act and not "approve"
            ? (act, ReplyWords.Seen(line[(colon + 1)..])) : (null, "");
    }

    /// <summary>Who approves and asks, sets a condition or speaks of the contrary has not simply approved.</summary>
    private static ReplyReading Approval(ImmutableArray<string> more) =>
        more.Select(ReplyWords.Plain).Any(l => l.Contains('?') || ReplyWords.SetsCondition(l) || ReplyWords.SpeaksOf(l, "approve")) ? Says("condition") : new Clear("approve", null);

    private static ReplyReading Refusal(string act, string said, ImmutableArray<string> more)
    {
        var reason = string.Join('\n', more.Select(ReplyWords.Seen).Prepend(said).Where(l => l is not ""));
        return reason.Count(char.IsLetter) < FewestOfReason ? Says("noReason") : new Clear(act, reason);
    }

    private static Unclear Says(string what) => new(Sentence.Of("receiving.unclear." + what));

    private const int FewestOfReason = 2;
}
