using System.Collections.Immutable;
using Workflows.Definitions.Feel;
using Workflows.Definitions.Forms;
using Workflows.Definitions.Texts;
using Workflows.Host.Forms;
using Workflows.Host.Pages.Cases.Reading;
using Workflows.Host.Pages.Shared.Models;
using Workflows.Host.Web;

namespace Workflows.Host.Pages.Cases;

/// <summary>The tabs of a case: 流程图 · 申请表 · 材料 · 公文 · 公示 · 资金 · 核验.</summary>
public sealed class CaseTabs(Reader reader, Words words, TextCatalog texts, CaseWords said, Diagrams diagrams, JournalLines journal, CheckWords check, AttachedFiles attached)
{
    public static ImmutableArray<string> Names { get; } = ["diagram", "form", "files", "documents", "notice", "money", "check"];

    /// <summary>The id of the page's form through which sealed values are opened.</summary>
    public const string RevealForm = "reveal";

    public ImmutableArray<FilterLink> Links(CaseFile file, string tab)
    {
        var current = Names.Contains(tab) ? tab : Names[0];
        var files = attached.Count(file);
        return [.. Names.Select(name => new FilterLink(
            name == "files" && files > 0 ? reader.T("case.tab.filesCounted", ("count", files)) : reader.T("case.tab." + name),
            name == Names[0] ? CaseRoutes.Case(file.Instance.Id) : CaseRoutes.Case(file.Instance.Id, name),
            name == current))];
    }

    public CasePage Filled(CasePage page, SeenCase seen, RevealedValue? opened) => page.Tab switch
    {
        "form" => page with { Forms = [.. CaseForms.Of(seen.File).Select(f => Shown(seen.File, f, opened))] },
        "files" => page with { Documents = attached.Documents(seen.File, opened) },
        "money" => page with { Money = new(CaseMoney.Of(seen.File)) },
        "check" => page with { Check = Checked(seen) },
        "documents" or "notice" => page,
        _ => page with { Diagram = diagrams.Of(seen.File, CaseRoutes.Case(page.Id) + "/diagram.bpmn") },
    };

    public Chip NoticeState(string phase) => new(reader.T("notice.phase." + phase), phase switch
    {
        "open" or "paused" => Tone.Open,
        "expired" => Tone.Pass,
        "upheld" => Tone.Rejected,
        _ => Tone.Pause,
    });

    public string NoticePeriod(DateOnly? from, DateOnly? until) => from is { } start && until is { } end
        ? reader.T("case.notice.period", ("from", words.Day(start)), ("until", words.Day(end)))
        : reader.T("case.notice.notYet");

    private ShownForm Shown(CaseFile file, CaseForm form, RevealedValue? opened)
    {
        var values = opened is null ? file.Instance.Variables : Opened(form.Schema, file.Instance.Variables, opened);
        var shown = FormModel.Shown(form.Schema, FieldRights.ReadAll, values, CaseForms.World(file, reader.Now, reader.Installation.Zone), texts, reader.Language);
        return new(form.Stage is { } stage ? said.Stage(stage) : reader.T("case.tab.form"), shown with
        {
            Id = form.Schema.Id.Replace('.', '-'),
            FileUrl = one => AttachedFiles.AddressIn(file, one),
            RevealUrl = path => CaseRoutes.Reveal(file.Instance.Id, path, "form"),
            RevealForm = RevealForm,
        });
    }

    private FeelContext Opened(FormSchema schema, FeelContext values, RevealedValue opened) => FormValues.Map(schema, values, place =>
        place.Path == opened.Path ? opened.Clear ?? FeelValue.Of(reader.T("case.reveal.destroyed")) : place.Value);

    private CaseCheckTab Checked(SeenCase seen)
    {
        var lines = journal.Recorded(seen.File);
        return new(check.Verdict(seen.Verdict), check.Steps,
            [.. seen.File.Rows.Select((row, i) => new CheckedRow(row.Row.Seq, lines[i].What,
                row.Entry is null ? "" : words.Moment(lines[i].At), BasisLines.Short(row.Row.Hash, 4), row.Row.Seq == seen.Verdict.FaultAt))],
            CaseRoutes.Case(seen.File.Instance.Id) + "/record.jsonl");
    }
}
