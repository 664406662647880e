using System.Text;
using System.Text.RegularExpressions;
using Workflows.Definitions.Texts;

namespace Workflows.Host.Mail;

/// <summary>
/// Keeps out of mails what a mail must not carry. Facts marked sensitive and sealed values are dropped with their label;
/// runs of 15 to 19 digits, the shape of identity and account numbers, are dropped as facts and left out of sentences.
/// Illness, income and scores have no shape: they stay out because their fields are marked sensitive.
/// </summary>
public static partial class MailGuard
{
    public static MailCase Clean(MailCase @case, Wording leftOut) => @case with
    {
        Facts = [.. @case.Facts.Where(MaySay)],
        Process = Mask(@case.Process, leftOut)!,
        Act = Mask(@case.Act, leftOut),
        Progress = Mask(@case.Progress, leftOut),
        WhyYou = Mask(@case.WhyYou, leftOut),
        By = Mask(@case.By, leftOut),
        Reasons = Mask(@case.Reasons, leftOut),
        Headline = Mask(@case.Headline, leftOut),
        Due = @case.Due is { } due ? due with { Why = Mask(due.Why, leftOut)! } : null,
        Result = @case.Result is { } result
            ? result with { Words = Mask(result.Words, leftOut)!, Review = Mask(result.Review, leftOut) }
            : null,
    };

    public static bool MaySay(MailFact fact) =>
        !fact.Sensitive && !HoldsSecret(fact.Label) && !HoldsSecret(fact.Value) && !HoldsSecret(fact.Rest ?? Wording.Empty);

    /// <summary>A sealed value, or a run of digits long enough to be an identity or account number.</summary>
    public static bool HoldsSecret(string text) => IsSealed(text) || LongNumber().IsMatch(Plain(text));

    private static bool HoldsSecret(Wording words) => HoldsSecret(words.Chinese) || HoldsSecret(words.English);

    private static Wording? Mask(Wording? words, Wording leftOut) =>
        words is null ? null : new(Mask(words.Chinese, leftOut.Chinese), Mask(words.English, leftOut.English));

    private static string Mask(string text, string leftOut) =>
        IsSealed(text) ? leftOut
        : HoldsSecret(text) ? LongNumber().Replace(Plain(text), leftOut)
        : text;

    /// <summary>The shape a sealed value takes in facts and state: an object with a member <c>sealed</c>.</summary>
    private static bool IsSealed(string text) => text.Contains("\"sealed\"", StringComparison.OrdinalIgnoreCase);

    // Full-width digits count as digits, and so does what people put between them.
    private static string Plain(string text) => text.Normalize(NormalizationForm.FormKC);

    [GeneratedRegex(@"[0-9](?:[ \-\u2010-\u2015]?[0-9]){13,}[ \-\u2010-\u2015]?[0-9Xx]", RegexOptions.CultureInvariant)]
    private static partial Regex LongNumber();
}
