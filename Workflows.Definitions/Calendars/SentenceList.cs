using Workflows.Definitions.Texts;

namespace Workflows.Definitions.Calendars;

/// <summary>Several things said in one sentence.</summary>
internal static class SentenceList
{
    /// <summary>「周末、端午放假」; null of nothing, the thing itself of one.</summary>
    public static object? Of(IReadOnlyList<object> things) => Joined(things, "calendars.list");

    /// <summary>「3 个工作日，收到当天不算」.</summary>
    public static object? Clauses(IReadOnlyList<object> clauses) => Joined(clauses, "calendars.clauses");

    private static object? Joined(IReadOnlyList<object> things, string key) =>
        things.Count == 0 ? null : things.Reverse().Aggregate((rest, first) => Sentence.Of(key, ("first", first), ("rest", rest)));
}
