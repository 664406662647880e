using System.Collections.Immutable;
using Workflows.Definitions.Texts;

namespace Workflows.Host.Imports.Kinds;

/// <summary>Persons: officers, members, anybody a case may be about. Identity numbers are sealed under the key of the person.</summary>
public sealed class PeopleImport(TextCatalog texts) : TableImport
{
    public override string Name => "people";

    public override ImmutableArray<ImportColumn> Columns { get; } =
    [
        .. PersonColumns.Of(texts, nameRequired: true),
        ImportColumn.Of(texts, "people", PersonWriter.Email, new EmailCell()),
        ImportColumn.Of(texts, "people", PersonWriter.Language, new ChoiceCell([Choice.Of(texts, "imports.language.", "zh"), Choice.Of(texts, "imports.language.", "en")])),
    ];

    public override Task<RowJudge> BeginAsync(ImportSession session, IReadOnlyList<ImportRow> rows, CancellationToken cancellation) =>
        Task.FromResult<RowJudge>(new PeopleJudge(new PersonWriter(session)));
}

internal sealed class PeopleJudge(PersonWriter persons) : RowJudge
{
    public override Task LookUpAsync(IReadOnlyList<ImportRow> batch, CancellationToken cancellation) => persons.LookUpAsync(batch, cancellation);

    public override RowChange Judge(ImportRow row) => persons.Judge(row) switch
    {
        null => RowChange.None,
        { IsNew: true } made => new(RowOutcome.New, made.Write),
        { Cells.IsEmpty: true } => RowChange.None,
        var changed => new(RowOutcome.Changed, changed.Write, changed.Cells),
    };

    public override Task FinishAsync(CancellationToken cancellation) => persons.FinishAsync(cancellation);
}
