using System.Collections.Immutable;
using Workflows.Definitions.Texts;
using Workflows.Host.Web;

namespace Workflows.Host.Identity;

/// <summary>The page of the manual that says who may open what: every door, for whom, and what becomes of each kind of reader.</summary>
public sealed class DoorTable(TextCatalog texts)
{
    /// <summary>In the order of the columns; a visitor has no role.</summary>
    private static readonly (string Key, ImmutableArray<ReaderRole> Roles)[] Readers =
    [
        ("visitor", []), ("worker", [ReaderRole.Worker]), ("staff", [ReaderRole.Staff]), ("administrator", [ReaderRole.Administrator]), ("auditor", [ReaderRole.Auditor]),
    ];

    /// <summary>In Markdown, the same for the same doors.</summary>
    public string Markdown(ImmutableArray<Door> doors)
    {
        string[] lines =
        [
            $"# {Both("doors.title")}", "", Both("doors.intro"), "",
            .. Enum.GetValues<DoorAnswer>().Select(a => $"- **{Short(a)}** {Both($"doors.answer.{a}.help")}"),
            "", $"## {Both("doors.relations")}", "",
            .. Enum.GetValues<Relation>().Select(r => $"- `{r}` {Both($"doors.relation.{r}")}"),
            "", $"## {Both("doors.table")}", "",
            $"| {Both("doors.address")} | {Both("doors.for")} | {string.Join(" | ", Readers.Select(r => Both("doors.reader." + r.Key)))} |",
            $"|---|---|{string.Concat(Readers.Select(_ => "---|"))}",
            .. doors.Select(Line), "",
        ];
        return string.Join('\n', lines);
    }

    private string Line(Door door) =>
        $"| `{door.Name}` | {string.Join("; ", door.Signs.Select(s => $"{s.Audience} · {s.Relation}"))} | {string.Join(" | ", Readers.Select(r => Cell(door, r.Roles)))} |";

    /// <summary>With a relation and without one, where that makes a difference.</summary>
    private string Cell(Door door, ImmutableArray<ReaderRole> roles)
    {
        var (related, stranger) = (door.AnswerTo(roles, true), door.AnswerTo(roles, false));
        return related == stranger ? Short(related) : $"{Short(related)} / {Short(stranger)}";
    }

    private string Short(DoorAnswer answer) => texts.Say($"doors.answer.{answer}", Language.Chinese);

    private string Both(string key) => $"{texts.Say(key, Language.Chinese)} · {texts.Say(key, Language.English)}";
}
