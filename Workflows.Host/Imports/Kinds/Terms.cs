using Microsoft.EntityFrameworkCore;
using Workflows.Data.Organization;

namespace Workflows.Host.Imports.Kinds;

/// <summary>The terms persons hold posts for, and what a row does to them.</summary>
internal sealed class Terms(ImportSession session)
{
    private ILookup<string, PostRow> _held = Enumerable.Empty<PostRow>().ToLookup(p => "");
    private readonly Dictionary<(string Person, string Post, string Unit), List<(DateTimeOffset From, DateTimeOffset? To, int Row)>> _inFile = [];

    public async Task LookUpAsync(string[] persons, CancellationToken cancellation) =>
        _held = (await session.Data.Posts.AsNoTracking().Where(p => persons.Contains(p.PersonId)).ToListAsync(cancellation)).ToLookup(p => p.PersonId, StringComparer.Ordinal);

    /// <summary>A new term, another last day of one that is known, or nothing. Terms of one person in one post at one unit do not overlap.</summary>
    /// <param name="to">Column of the last day, which belongs to the term; without a value it has no known end.</param>
    public RowChange Judge(ImportRow row, string person, string post, string unit, string from, string to)
    {
        var begins = session.Beginning(row.Day(from)!.Value);
        var ends = row.Day(to) is { } last ? session.Beginning(last.AddDays(1)) : (DateTimeOffset?)null;
        if (ends <= begins) row.Fault(to, "imports.term.order");
        var held = _held[person].Where(p => p.Post == post && p.UnitId == unit).ToList();
        var same = held.FirstOrDefault(p => p.ValidFrom == begins);
        if (held.FirstOrDefault(p => p != same && Overlap(p.ValidFrom, p.ValidTo, begins, ends ?? same?.ValidTo)) is { } other)
            row.Fault(from, "imports.term.overlap", ("from", session.DayOf(other.ValidFrom)), ("to", other.ValidTo is { } end ? session.DayOf(end).AddDays(-1) : ""));
        var inFile = _inFile.TryGetValue((person, post, unit), out var list) ? list : _inFile[(person, post, unit)] = [];
        if (inFile.FirstOrDefault(t => Overlap(t.From, t.To, begins, ends)) is { Row: > 0 } twice) row.Fault(from, "imports.duplicate", ("row", twice.Row));
        if (row.IsFaulty) return RowChange.None;
        inFile.Add((begins, ends, row.Number));
        if (same is null)
            return new(RowOutcome.New, () => session.Data.Add(new PostRow { Post = post, UnitId = unit, PersonId = person, ValidFrom = begins, ValidTo = ends }));
        return ends is null || ends == same.ValidTo ? RowChange.None : new(RowOutcome.Changed, () =>
        {
            same.ValidTo = ends;
            session.Data.Update(same);
        }, new CellChange(to, same.ValidTo is { } before ? Day(before.AddTicks(-1)) : "", row.Shown(to)));
    }

    /// <summary>Another unit at which the person holds the post on the first day of the row's term; null where there is none.</summary>
    public string? Elsewhere(ImportRow row, string person, string post, string unit, string from)
    {
        var begins = session.Beginning(row.Day(from)!.Value);
        return _held[person].FirstOrDefault(p => p.Post == post && p.UnitId != unit && (p.ValidTo is null || begins < p.ValidTo))?.UnitId;
    }

    private string Day(DateTimeOffset at) => Definitions.Forms.DateText.Write(session.DayOf(at));

    private static bool Overlap(DateTimeOffset from, DateTimeOffset? to, DateTimeOffset otherFrom, DateTimeOffset? otherTo) =>
        (otherTo is null || from < otherTo) && (to is null || otherFrom < to);
}
