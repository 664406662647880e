namespace Workflows.Definitions.Feel;

/// <summary>
/// The values between two ends, each included or not. An end that is <see cref="FeelNull"/> is open: <c>(&lt; 5)</c> has no start.
/// </summary>
public sealed record FeelRange(FeelValue Start, bool StartIncluded, FeelValue End, bool EndIncluded) : FeelValue
{
    public override string TypeName => "range";

    public override string Text => (StartIncluded ? "[" : "(") + Start.Literal + ".." + End.Literal + (EndIncluded ? "]" : ")");

    public bool HasStart => !Start.IsNull;
    public bool HasEnd => !End.IsNull;

    /// <summary>Whether the value lies inside; null where it cannot be compared with an end.</summary>
    public bool? Contains(FeelValue value)
    {
        if (value.IsNull || (!HasStart && !HasEnd)) return null;
        if (HasStart)
        {
            if (FeelComparison.Order(Start, value) is not { } order) return null;
            if (order > 0 || (order == 0 && !StartIncluded)) return false;
        }
        if (!HasEnd) return true;
        return FeelComparison.Order(value, End) is { } after ? after < 0 || (after == 0 && EndIncluded) : null;
    }
}
