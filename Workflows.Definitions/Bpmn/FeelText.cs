using System.Text.RegularExpressions;

namespace Workflows.Definitions.Bpmn;

/// <summary>FEEL as it stands in diagrams: a leading <c>=</c>, as some designers write it, is no part of the expression.</summary>
internal static partial class FeelText
{
    public static string Of(string written)
    {
        var text = written.Trim();
        return text.StartsWith('=') ? text[1..].TrimStart() : text;
    }

    /// <summary>The same where a bare ISO 8601 duration may stand: <c>P3D</c> means <c>duration("P3D")</c>.</summary>
    public static string OfDuration(string written) =>
        IsoDuration().IsMatch(written.Trim()) ? $"duration(\"{written.Trim()}\")" : Of(written);

    /// <summary>The same where a bare ISO 8601 date, with or without its time, may stand.</summary>
    public static string OfDate(string written) => written.Trim() switch
    {
        var text when IsoDate().IsMatch(text) => $"date(\"{text}\")",
        var text when IsoInstant().IsMatch(text) => $"date and time(\"{text}\")",
        _ => Of(written),
    };

    [GeneratedRegex(@"^-?P[0-9YMDTHS.]+\z", RegexOptions.NonBacktracking)]
    private static partial Regex IsoDuration();

    [GeneratedRegex(@"^\d{4}-\d{2}-\d{2}\z", RegexOptions.NonBacktracking)]
    private static partial Regex IsoDate();

    [GeneratedRegex(@"^\d{4}-\d{2}-\d{2}T[0-9:.]+(Z|[+-]\d{2}:\d{2})?\z", RegexOptions.NonBacktracking)]
    private static partial Regex IsoInstant();
}
