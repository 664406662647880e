namespace Workflows.Definitions.Feel;

/// <summary>Reads the text of <c>range("[1..10]")</c>: ends are numbers, strings, at-literals or calls with literals only, one may be missing.</summary>
internal static class RangeText
{
    public static FeelRange? Read(string text)
    {
        text = text.Trim();
        var dots = text.IndexOf("..", StringComparison.Ordinal);
        if (text.Length < 4 || dots < 1 || text[0] is not ('[' or '(' or ']') || text[^1] is not (']' or ')' or '[')) return null;
        if (End(text[1..dots]) is not { } start || End(text[(dots + 2)..^1]) is not { } end) return null;
        var (startIn, endIn) = (text[0] == '[', text[^1] == ']');
        if (start.IsNull && end.IsNull) return null;
        if ((start.IsNull && startIn) || (end.IsNull && endIn)) return null;
        if (!start.IsNull && !end.IsNull && FeelComparison.Order(start, end) is not <= 0) return null;
        return new(start, startIn, end, endIn);
    }

    private static FeelValue? End(string text)
    {
        if (string.IsNullOrWhiteSpace(text)) return FeelValue.Null;
        var node = new FeelParser(text, []).WholeExpression();
        return node switch
        {
            LiteralNode { Literal: { IsNull: false } literal } when FeelComparison.Order(literal, literal) is not null => literal,
            CallNode { Function: NameNode { Name: "date" or "time" or "date and time" or "duration" } } call when call.Arguments.All(a => a is LiteralNode) =>
                call.Value(new FeelRun(new FeelScope(_ => null, default, TimeZoneInfo.Utc)), null) is { IsNull: false } made ? made : null,
            _ => null,
        };
    }
}
