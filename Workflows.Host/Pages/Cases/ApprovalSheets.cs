using System.Collections.Immutable;
using Workflows.Definitions;
using Workflows.Definitions.Forms;
using Workflows.Definitions.Texts;
using Workflows.Engine.Commands;
using Workflows.Engine.Journal;
using Workflows.Host.Pages.Cases.Reading;
using Workflows.Host.Web;
using Workflows.Stages.PublicNotice;

namespace Workflows.Host.Pages.Cases;

/// <summary>Makes the A4 sheet of a case. Sensitive values are masked, as on everything that leaves the house.</summary>
public sealed class ApprovalSheets(Reader reader, Words words, TextCatalog texts, CaseWords said, BasisLines basis)
{
    private const int MostOpinions = 6;

    /// <summary>Longer values get a line of their own.</summary>
    private const int ShortLength = 12;

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
            Short = [.. cells.Where(c => c.Value.Length <= ShortLength)],
            Long = [.. cells.Where(c => c.Value.Length > ShortLength)],
            Amount = file.Instance.AmountFen is { } fen ? reader.T("print.amount", ("words", words.InWords(new Money(fen))), ("amount", new Money(fen).ToString())) : null,
            Opinions = [.. Opinions(file).TakeLast(MostOpinions)],
            Code = code, CodeSize = size,
            Digest = reader.T("print.digest", ("digest", BasisLines.Short(seen.Row.LastHash, 4)), ("row", seen.Row.Seq)),
            Basis = reader.T("print.basis", ("process", basis.Process(file)), ("rules", $"{file.Instance.RulePack} {file.Instance.RulePackVersion}")),
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

    /// <summary>The answers of the form the case was filed with, lists and files left out.</summary>
    private ImmutableArray<SheetCell> Cells(CaseFile file)
    {
        var world = CaseForms.World(file, reader.Now, reader.Installation.Zone);
        return [.. CaseForms.Of(file).Where(f => f.Stage is null)
            .SelectMany(f => FormValues.In(f.Schema, file.Instance.Variables))
            .Where(p => p.Field is not (AttachmentField or RepeatingField) && !p.Path.Contains('[', StringComparison.Ordinal))
            .Select(p => new SheetCell(p.Field.Label.In(reader.Language), Value(p, world)))
            .Where(c => c.Value.Length > 0)];
    }

    private string Value(PlacedValue place, FormWorld world) => SealedValue.IsSealed(place.Value)
        ? Masking.Mask(place.Field, place.Value)
        : string.Join(reader.T("words.list.separator"), AnswerWords.Of(place.Field, place.Value, world).Select(w => texts.Spell(w, reader.Language)));

    private IEnumerable<SheetOpinion> Opinions(CaseFile file)
    {
        var memory = new RecordMemory();
        var opinions = new Dictionary<(string Node, string Purpose), SheetOpinion>();
        foreach (var entry in Entries(file))
        {
            memory.Keep(entry);
            if (entry.Command is AnswerTask { Act: not "return" } answer && memory.Task(answer.TaskId) is { } task)
            {
                opinions.Remove((task.NodeId, task.Purpose));
                opinions[(task.NodeId, task.Purpose)] = Opinion(file, task.NodeId, answer);
            }
            else if (entry.Facts.OfType<NoticeEnded>().FirstOrDefault() is { Phase: NoticePhase.Expired } ended)
                opinions[(ended.NodeId, "ended")] = new(said.Stage(file.Process.Model.Node(ended.NodeId)), reader.T("print.noObjection"), words.PaperDay(words.DayOf(entry.Command.At)));
        }
        return opinions.Values;
    }

    private SheetOpinion Opinion(CaseFile file, string nodeId, AnswerTask answer) => new(
        said.Stage(file.Process.Model.Node(nodeId)),
        answer.Words.Length > 0 ? answer.Words : reader.T("print.act", ("act", said.Act(answer.Act))),
        $"{said.Person(file.Directory, answer.Actor.PersonId)} {words.PaperDay(words.DayOf(answer.At))}");

    private static IEnumerable<JournalEntry> Entries(CaseFile file) => file.Rows.Select(r => r.Entry).OfType<JournalEntry>();
}
