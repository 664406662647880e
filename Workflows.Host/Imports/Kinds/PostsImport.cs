using System.Collections.Immutable;
using Workflows.Definitions.Texts;

namespace Workflows.Host.Imports.Kinds;

/// <summary>Who holds which post at which unit, with the term. Known by person, post, unit and first day; only the last day may change.</summary>
public sealed class PostsImport(TextCatalog texts) : TableImport
{
    internal const string Unit = "unit", Post = "post", From = "from", To = "to";

    public override string Name => "posts";

    public override ImmutableArray<ImportColumn> Columns { get; } =
    [
        .. PersonColumns.Of(texts, nameRequired: false),
        ImportColumn.Of(texts, "posts", Unit, new TextCell(100), required: true),
        ImportColumn.Of(texts, "posts", Post, new TextCell(60), required: true),
        ImportColumn.Of(texts, "posts", From, new DateCell(), required: true),
        ImportColumn.Of(texts, "posts", To, new DateCell()),
    ];

    public override async Task<RowJudge> BeginAsync(ImportSession session, IReadOnlyList<ImportRow> rows, CancellationToken cancellation) =>
        new PostsJudge(session, await UnitFinder.ReadAsync(session, cancellation), new PostNames(session.Texts));
}

internal sealed class PostsJudge(ImportSession session, UnitFinder units, PostNames names) : RowJudge
{
    private readonly PersonFinder _persons = new(session);
    private readonly Terms _terms = new(session);
    private readonly List<string> _doors = [];

    public override async Task LookUpAsync(IReadOnlyList<ImportRow> batch, CancellationToken cancellation)
    {
        await _persons.LookUpAsync(batch, cancellation);
        await _terms.LookUpAsync([.. batch.Select(_persons.IdOf).OfType<string>()], cancellation);
    }

    public override RowChange Judge(ImportRow row)
    {
        var (person, unit) = (_persons.Find(row), units.Find(row, PostsImport.Unit));
        if (person is null || unit is null) return RowChange.None;
        if (names.Find(row.Text(PostsImport.Post)!, unit.Level) is not { } post)
        {
            row.Fault(PostsImport.Post, "imports.post.unknown", ("posts", Listed(unit.Level)));
            return RowChange.None;
        }
        if (post is "administrator" or "auditor") _doors.Add($"{post}:{person.Id}@{unit.Id}");
        return _terms.Judge(row, person.Id, post, unit.Id, PostsImport.From, PostsImport.To);
    }

    /// <summary>Whoever becomes administrator or auditor by the table is named.</summary>
    public override IEnumerable<(string Name, string Value)> Journal => _doors.Count == 0 ? [] : [("doors", string.Join(' ', _doors))];

    private Wording Listed(string level) => new(
        string.Join('、', names.At(level).Select(p => p.Words.Chinese)), string.Join(", ", names.At(level).Select(p => p.Words.English)));
}
