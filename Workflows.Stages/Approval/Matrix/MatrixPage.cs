using System.Globalization;
using System.Text;
using Workflows.Definitions.Texts;

namespace Workflows.Stages.Approval.Matrix;

/// <summary>The matrix as a page of the manual, in Markdown, Chinese first; the same for the same engine.</summary>
public sealed class MatrixPage(TextCatalog texts)
{
    public string Markdown => string.Concat(Enum.GetValues<Language>().Select(Of));

    private string Of(Language language)
    {
        var page = new StringBuilder();
        string Say(string key) => texts.Say(Sentence.Of(key), language);
        page.Append(CultureInfo.InvariantCulture, $"# {Say("matrix.title")}\n\n{Say("matrix.intro")}\n");
        Tables(page, language, Say("matrix.byState"), "matrix.state", ActMatrix.ByState());
        Tables(page, language, Say("matrix.inFlight.any"), "matrix.first", ActMatrix.InFlightOf("any"));
        Tables(page, language, Say("matrix.inFlight.all"), "matrix.first", ActMatrix.InFlightOf("all"));
        return page.Append('\n').ToString();
    }

    private void Tables(StringBuilder page, Language language, string heading, string column, IEnumerable<MatrixCell> cells)
    {
        string Say(string key, params (string, object?)[] values) => texts.Say(Sentence.Of(key, values), language);
        page.Append(CultureInfo.InvariantCulture, $"\n## {heading}\n");
        foreach (var rows in cells.GroupBy(c => c.Column))
        {
            var title = column is "matrix.state" ? Say($"matrix.state.{rows.Key}") : Say("matrix.first", ("act", Say($"matrix.act.{rows.Key}")));
            page.Append(CultureInfo.InvariantCulture, $"\n### {title}\n\n| {Say("matrix.column.act")} | {Say("matrix.column.result")} |\n|---|---|\n");
            foreach (var cell in rows)
                page.Append(CultureInfo.InvariantCulture, $"| {Say($"matrix.act.{cell.Act}")} | {Result(cell, language)} |\n");
        }
    }

    private string Result(MatrixCell cell, Language language)
    {
        string Say(string key, params (string, object?)[] values) => texts.Say(Sentence.Of(key, values), language);
        if (cell.Refusal is { } refusal)
            return Say("matrix.refused", ("sentence", texts.Say(refusal.Sentence, language)));
        if (cell.Outcome is not "")
            return Say("matrix.ended", ("outcome", Say($"outcome.{cell.Outcome}")));
        var waiting = cell.Waiting.Select(w => Say("matrix.waits",
            ("stage", language is Language.Chinese || w.Node.EnglishName is "" ? w.Node.Name : w.Node.EnglishName), ("who", string.Join(Say("matrix.separator"), w.Persons))));
        return Say("matrix.accepted", ("waiting", string.Join(Say("matrix.waits.separator"), waiting)));
    }
}
