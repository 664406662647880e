using System.Collections.Immutable;
using Workflows.Definitions.Texts;

namespace Workflows.Host.Imports.Kinds;

/// <summary>Members: the person and the membership at a unit in one row. Somebody is a member at one unit at a time.</summary>
public sealed class MembersImport(TextCatalog texts) : TableImport
{
    internal const string Unit = "unit", Joined = "joined", Left = "left", Post = "member";

    public override string Name => "members";

    public override ImmutableArray<ImportColumn> Columns { get; } =
    [
        .. PersonColumns.Of(texts, nameRequired: true),
        ImportColumn.Of(texts, "people", PersonWriter.Email, new EmailCell()),
        ImportColumn.Of(texts, "members", Unit, new TextCell(100), required: true),
        ImportColumn.Of(texts, "members", Joined, new DateCell(), required: true),
        ImportColumn.Of(texts, "members", Left, new DateCell()),
    ];

    public override async Task<RowJudge> BeginAsync(ImportSession session, IReadOnlyList<ImportRow> rows, CancellationToken cancellation) =>
        new MembersJudge(session, await UnitFinder.ReadAsync(session, cancellation));
}

internal sealed class MembersJudge(ImportSession session, UnitFinder units) : RowJudge
{
    private readonly PersonWriter _persons = new(session);
    private readonly Terms _terms = new(session);

    public override async Task LookUpAsync(IReadOnlyList<ImportRow> batch, CancellationToken cancellation)
    {
        await _persons.LookUpAsync(batch, cancellation);
        await _terms.LookUpAsync([.. batch.Select(_persons.KnownId).OfType<string>()], cancellation);
    }

    public override RowChange Judge(ImportRow row)
    {
        var (person, unit) = (_persons.Judge(row), units.Find(row, MembersImport.Unit));
        if (person is null || unit is null) return RowChange.None;
        if (_terms.Elsewhere(row, person.Person.Id, MembersImport.Post, unit.Id, MembersImport.Joined) is { } other)
            row.Fault(MembersImport.Unit, "imports.member.elsewhere", ("unit", units.ById(other)?.Name ?? other));
        var term = _terms.Judge(row, person.Person.Id, MembersImport.Post, unit.Id, MembersImport.Joined, MembersImport.Left);
        return (person.IsNew || term.Outcome == RowOutcome.New, person.Cells.IsEmpty && term.Outcome == RowOutcome.Unchanged) switch
        {
            (true, _) => new(RowOutcome.New, Both),
            (_, true) => RowChange.None,
            _ => new(RowOutcome.Changed, Both, [.. person.Cells, .. term.Cells]),
        };

        void Both()
        {
            person.Write();
            term.Write?.Invoke();
        }
    }

    public override Task FinishAsync(CancellationToken cancellation) => _persons.FinishAsync(cancellation);
}
