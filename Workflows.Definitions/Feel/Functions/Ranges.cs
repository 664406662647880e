namespace Workflows.Definitions.Feel;

/// <summary>
/// Relations of points and ranges (DMN 10.3.4.9, after Allen's intervals), and <c>range()</c>. A point counts as the closed
/// range from itself to itself where the relation is the same. Null where ends cannot be compared or are open.
/// </summary>
internal static class Ranges
{
    public static IEnumerable<BuiltIn> All =>
    [
        .. Relation("before", (a, b) => a.End < b.Start || (a.End == b.Start && !(a.EndIn && b.StartIn))),
        .. Relation("after", (a, b) => a.Start > b.End || (a.Start == b.End && !(a.StartIn && b.EndIn))),
        .. Relation("meets", (a, b) => a.EndIn && b.StartIn && a.End == b.Start, PointsAllowed.None),
        .. Relation("met by", (a, b) => a.StartIn && b.EndIn && a.Start == b.End, PointsAllowed.None),
        .. Relation("overlaps", Overlap, PointsAllowed.None),
        .. Relation("overlaps before", (a, b) => StartsSooner(a, b) && Overlap(a, b) && EndsNoLater(a, b), PointsAllowed.None),
        .. Relation("overlaps after", (a, b) => StartsSooner(b, a) && Overlap(a, b) && EndsNoLater(b, a), PointsAllowed.None),
        .. Relation("finishes", (a, b) => a.EndIn == b.EndIn && a.End == b.End && StartsNoSooner(a, b), PointsAllowed.First),
        .. Relation("finished by", (a, b) => a.EndIn == b.EndIn && a.End == b.End && StartsNoSooner(b, a), PointsAllowed.Second),
        .. Relation("includes", (a, b) => StartsNoSooner(b, a) && EndsNoLater(b, a), PointsAllowed.Second),
        .. Relation("during", (a, b) => StartsNoSooner(a, b) && EndsNoLater(a, b), PointsAllowed.First),
        .. Relation("starts", (a, b) => a.Start == b.Start && a.StartIn == b.StartIn && EndsNoLater(a, b), PointsAllowed.First),
        .. Relation("started by", (a, b) => a.Start == b.Start && a.StartIn == b.StartIn && EndsNoLater(b, a), PointsAllowed.Second),
        .. Relation("coincides", (a, b) => a == b, PointsAllowed.Both),
        BuiltIn.Of("range", "from", (_, a) => a.Text(0) is { } text ? FromText(text) : null),
    ];

    private enum PointsAllowed { None, First, Second, Both, Any }

    /// <summary>Ends as ranks among all four ends, so that relations compare plain numbers.</summary>
    private readonly record struct Span(int Start, bool StartIn, int End, bool EndIn);

    private static bool Overlap(Span a, Span b) =>
        (a.End > b.Start || (a.End == b.Start && a.EndIn && b.StartIn)) && (a.Start < b.End || (a.Start == b.End && a.StartIn && b.EndIn));

    private static bool StartsNoSooner(Span a, Span b) => a.Start > b.Start || (a.Start == b.Start && (b.StartIn || !a.StartIn));
    private static bool StartsSooner(Span a, Span b) => !StartsNoSooner(a, b);
    private static bool EndsNoLater(Span a, Span b) => a.End < b.End || (a.End == b.End && (b.EndIn || !a.EndIn));

    private static BuiltIn[] Relation(string name, Func<Span, Span, bool> holds, PointsAllowed points = PointsAllowed.Any)
    {
        var (first, second) = points switch
        {
            PointsAllowed.First => ("point", "range"),
            PointsAllowed.Second => ("range", "point"),
            PointsAllowed.None => ("range1", "range2"),
            _ => ("point1", "point2"),
        };
        FeelValue? Body(FeelRun run, Given a) =>
            Allowed(points, a[0] is FeelRange, a[1] is FeelRange) && Ranked(AsRange(a[0]), AsRange(a[1])) is var (x, y) ? FeelValue.Of(holds(x, y)) : null;
        string[] forms = [$"{first}, {second}", "range1, range2", "point, range", "range, point"];
        return [.. forms.Distinct().Select(form => BuiltIn.Of(name, form, Body))];
    }

    private static bool Allowed(PointsAllowed points, bool firstIsRange, bool secondIsRange) => points switch
    {
        PointsAllowed.None => firstIsRange && secondIsRange,
        PointsAllowed.First => secondIsRange,
        PointsAllowed.Second => firstIsRange,
        PointsAllowed.Both => firstIsRange == secondIsRange,
        _ => true,
    };

    private static FeelRange AsRange(FeelValue value) => value as FeelRange ?? new FeelRange(value, true, value, true);

    private static (Span, Span)? Ranked(FeelRange a, FeelRange b)
    {
        if (!a.HasStart || !a.HasEnd || !b.HasStart || !b.HasEnd) return null;
        FeelValue[] ends = [a.Start, a.End, b.Start, b.End];
        var ranks = new int[4];
        for (var i = 0; i < 4; i++)
            for (var j = 0; j < 4; j++)
            {
                if (FeelComparison.Order(ends[i], ends[j]) is not { } order) return null;
                if (order > 0) ranks[i]++;
            }
        return (new(ranks[0], a.StartIncluded, ranks[1], a.EndIncluded), new(ranks[2], b.StartIncluded, ranks[3], b.EndIncluded));
    }

    /// <summary>A range written as text, its ends literals.</summary>
    private static FeelValue? FromText(string text) => RangeText.Read(text);
}
