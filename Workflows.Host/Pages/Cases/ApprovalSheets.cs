using System.Collections.Immutable;
using Workflows.Definitions;
using Workflows.Definitions.Forms;
using Workflows.Definitions.Texts;
using Workflows.Engine.Commands;
using Workflows.Engine.Journal;
using Workflows.Host.Pages.Cases.Reading;
using Workflows.Host.Web;

namespace Workflows.Host.Pages.Cases;

/// <summary>Makes the A4 sheet of a case. Nothing sealed stands on it: it leaves the house.</summary>
public sealed class ApprovalSheets(Reader reader, Words words, TextCatalog texts, CaseWords said, BasisLines basis, SheetOpinions opinions)
{
    /// <summary>Longer values get a line of their own; a question longer than its answer is left to the form.</summary>
    private const int ShortName = 6, ShortValue = 14;

    /// <param name="check">The address the code leads to.</param>
    public ApprovalSheet Of(SeenCase seen, string check)
    {
        var file = seen.File;
        var cells = Cells(file);
        var (code, size) = CheckCode.Of(check);
        return new()
        {
            Organization = Organization(file),
            Title = reader.T("print.title", ("process", said.Process(file.Process.Model))),
            Number = file.Instance.Number,
            Printed = $"{words.PaperDay(reader.Today)} {words.Time(reader.Now)}",
            BackHref = CaseRoutes.Case(file.Instance.Id),
            Short = [.. cells.Where(IsShort)],
            Long = [.. cells.Where(c => c.Value.Length > ShortValue)],
            Amount = file.Instance.AmountFen is { } fen ? reader.T("print.amount", ("words", words.InWords(new Money(fen))), ("amount", new Money(fen).ToString())) : null,
            Opinions = opinions.Of(file),
            Code = code, CodeSize = size,
            Digest = reader.T("print.digest", ("digest", BasisLines.Short(seen.Row.LastHash, 4)), ("row", seen.Row.Seq)),
            Basis = reader.T("print.basis", ("process", basis.Process(file)), ("rules", basis.Rules(file))),
            Fault = seen.Verdict.Fault is { } fault ? reader.Say(fault) : null,
        };
    }

    /// <summary>The unit of whoever approved last, else the case's own.</summary>
    private static string Organization(CaseFile file)
    {
        var post = Entries(file).Select(e => e.Command).OfType<AnswerTask>().LastOrDefault(a => a.Act == "approve")?.Actor.AsPost ?? "";
        var unit = post.LastIndexOf('@') is >= 0 and var at ? post[(at + 1)..] : file.Instance.UnitId;
        return file.Directory.Unit(unit)?.Name ?? unit;
    }

    private static bool IsShort(SheetCell cell) => cell.Name.Length <= ShortName && cell.Value.Length <= ShortValue;

    /// <summary>The answers of the form the case was filed with; lists, files, ticks and what is sealed are left out.</summary>
    private ImmutableArray<SheetCell> Cells(CaseFile file)
    {
        var world = CaseForms.World(file, reader.Now, reader.Installation.Zone);
        return [.. CaseForms.Of(file).Where(f => f.Stage is null)
            .SelectMany(f => FormValues.In(f.Schema, file.Instance.Variables))
            .Where(p => p.Field is not (AttachmentField or RepeatingField or CheckField) && !SealedValue.IsSealed(p.Value) && !p.Path.Contains('[', StringComparison.Ordinal))
            .Select(p => new SheetCell(p.Field.Label.In(reader.Language), Value(p, world)))
            .Where(c => c.Value.Length > 0)];
    }

    private string Value(PlacedValue place, FormWorld world) =>
        string.Join(reader.T("words.list.separator"), AnswerWords.Of(place.Field, place.Value, world).Select(w => texts.Spell(w, reader.Language)));

    private static IEnumerable<JournalEntry> Entries(CaseFile file) => file.Rows.Select(r => r.Entry).OfType<JournalEntry>();
}
