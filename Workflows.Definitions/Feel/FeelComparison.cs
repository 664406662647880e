namespace Workflows.Definitions.Feel;

/// <summary>FEEL's <c>=</c> and its order (DMN 10.3.2.13, tables 54 to 56). Null stands for "cannot be compared".</summary>
public static class FeelComparison
{
    /// <summary>
    /// Equality of FEEL: null equals only null, numbers numerically, instants where both know their offset.
    /// Values of different kinds cannot be compared.
    /// </summary>
    public static bool? Equal(FeelValue left, FeelValue right) => (left, right) switch
    {
        (FeelNull, FeelNull) => true,
        (FeelNull, _) or (_, FeelNull) => false,
        (FeelList a, FeelList b) => Items(a, b),
        (FeelContext a, FeelContext b) => a.Names.Length == b.Names.Length && a.Names.All(b.Has) ? All(a.Names.Select(n => Equal(a.Get(n)!, b.Get(n)!))) : false,
        (FeelRange a, FeelRange b) => a.StartIncluded == b.StartIncluded && a.EndIncluded == b.EndIncluded
            ? All([Equal(a.Start, b.Start), Equal(a.End, b.End)]) : false,
        (FeelTime a, FeelTime b) => Moments(a, b) is var (x, y) ? x == y : false,
        (FeelDateTime a, FeelDateTime b) => Moments(a, b) is var (x, y) ? x == y : false,
        (FeelFunction a, FeelFunction b) => a.Equals(b),
        _ when left.GetType() == right.GetType() => left.Equals(right),
        _ => null,
    };

    /// <summary>Less than, equal to or more than zero; null where the kinds have no common order.</summary>
    public static int? Order(FeelValue left, FeelValue right) => (left, right) switch
    {
        (FeelNumber a, FeelNumber b) => a.CompareTo(b),
        (FeelString a, FeelString b) => CodePoints(a.Value, b.Value),
        (FeelDate a, FeelDate b) => a.Value.CompareTo(b.Value),
        (FeelTime a, FeelTime b) => Moments(a, b) is var (x, y) ? x.CompareTo(y) : null,
        (FeelDateTime a, FeelDateTime b) => Moments(a, b) is var (x, y) ? x.CompareTo(y) : null,
        (FeelDaysDuration a, FeelDaysDuration b) => a.Nanoseconds.CompareTo(b.Nanoseconds),
        (FeelYearsDuration a, FeelYearsDuration b) => a.Months.CompareTo(b.Months),
        _ => null,
    };

    private static bool? Items(FeelList left, FeelList right)
    {
        if (left.Items.Length != right.Items.Length) return false;
        bool? all = true;
        for (var i = 0; i < left.Items.Length; i++)
        {
            var equal = Equal(left.Items[i], right.Items[i]);
            if (equal == false) return false;
            if (equal is null) all = null;
        }
        return all;
    }

    private static bool? All(IEnumerable<bool?> answers)
    {
        bool? all = true;
        foreach (var answer in answers)
        {
            if (answer == false) return false;
            if (answer is null) all = null;
        }
        return all;
    }

    private static (Int128, Int128)? Moments(FeelTime a, FeelTime b) => (a.NanosecondOfDayInUtc, b.NanosecondOfDayInUtc) switch
    {
        ({ } x, { } y) => (x, y),
        (null, null) => (a.NanosecondOfDay, b.NanosecondOfDay),
        _ => null,
    };

    private static (Int128, Int128)? Moments(FeelDateTime a, FeelDateTime b) => (a.UtcNanoseconds, b.UtcNanoseconds) switch
    {
        ({ } x, { } y) => (x, y),
        (null, null) => (a.LocalNanoseconds, b.LocalNanoseconds),
        _ => null,
    };

    /// <summary>Order of code points: like ordinal order, but characters beyond the basic plane come last.</summary>
    private static int CodePoints(string left, string right)
    {
        for (var i = 0; i < Math.Min(left.Length, right.Length); i++)
        {
            if (left[i] == right[i]) continue;
            var (a, b) = (char.IsSurrogate(left[i]), char.IsSurrogate(right[i]));
            return a == b ? left[i].CompareTo(right[i]) : a.CompareTo(b);
        }
        return left.Length.CompareTo(right.Length);
    }
}
