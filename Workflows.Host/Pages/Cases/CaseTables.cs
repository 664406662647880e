using System.Collections.Immutable;
using Workflows.Definitions;
using Workflows.Host.Pages.Cases.Reading;
using Workflows.Host.Pages.Cases.Visibility;
using Workflows.Host.Pages.Shared.Models;
using Workflows.Host.Web;

namespace Workflows.Host.Pages.Cases;

/// <summary>Cases as the rows of a table.</summary>
public sealed record CaseTable(ImmutableArray<CaseTableRow> Rows)
{
    public static CaseTable None { get; } = new([]);
}

public sealed record CaseTableRow
{
    public required string Href { get; init; }
    public required string Title { get; init; }
    public required string Meta { get; init; }
    public required Chip State { get; init; }
    public required string Starter { get; init; }
    public required string Started { get; init; }
    public required string Amount { get; init; }
    public bool Sensitive { get; init; }
}

/// <summary>Makes tables of cases in the reader's words.</summary>
public sealed class CaseTables(CaseAccess access, CaseNames names, CaseStates states, Words words)
{
    public async Task<CaseTable> OfAsync(ImmutableArray<CaseListRow> rows, Func<string, string> href, CancellationToken cancellation)
    {
        var named = await names.OfAsync(rows.Select(r => r.StarterId), rows.Select(r => r.UnitId), cancellation);
        var processes = (await access.ProcessesAsync(cancellation)).ToImmutableDictionary(p => p.Name, p => p.Words);
        return new([.. rows.Select(r => new CaseTableRow
        {
            Href = href(r.Id),
            Title = r.Title,
            Meta = string.Join(" · ", new[] { processes.GetValueOrDefault(r.Process, r.Process), r.Number, named.Unit(r.UnitId) }),
            State = states.Of(r.Running, r.Stuck, r.Outcome),
            Starter = named.Person(r.StarterId),
            Started = words.Date(words.DayOf(r.StartedAt)),
            Amount = r.AmountFen is { } fen ? words.Money(new Money(fen)) : "",
            Sensitive = r.Sensitivity != "ordinary",
        })]);
    }
}
