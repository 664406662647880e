using System.Collections.Immutable;
using Workflows.Engine.Commands;
using Workflows.Engine.Facts;
using Workflows.Engine.Journal;
using Workflows.Host.Pages.Cases.Reading;
using Workflows.Host.Web;
using Workflows.Stages.PublicNotice;

namespace Workflows.Host.Pages.Cases;

/// <summary>
/// The opinions of the A4 sheet: one for each stage, in the order they were done last. Several signatures of a stage stand
/// together; what was sent back and done again stands as it was done last; a notice says from when to when it was open.
/// </summary>
public sealed class SheetOpinions(Reader reader, Words words, CaseWords said)
{
    public const int Most = 6;

    public ImmutableArray<SheetOpinion> Of(CaseFile file)
    {
        var memory = new RecordMemory();
        var signed = new List<Signed>();
        var until = new Dictionary<string, DateOnly>(StringComparer.Ordinal);
        foreach (var entry in file.Rows.Select(r => r.Entry).OfType<JournalEntry>())
        {
            memory.Keep(entry);
            if (entry.Command is AnswerTask { Act: not "return" } answer && memory.Task(answer.TaskId) is { } task)
                signed.Add(new(task.NodeId, task.Visit, answer, null));
            foreach (var fact in entry.Facts.OfType<NoticeFact>())
                if (fact is NoticePublished or NoticeResumed)
                    until[fact.NodeId] = fact is NoticePublished published ? published.Until.Day : ((NoticeResumed)fact).Until.Day;
            foreach (var ended in entry.Facts.OfType<NoticeEnded>().Where(e => e.Phase == NoticePhase.Expired))
                signed.Add(new(ended.NodeId, int.MaxValue, null, until.GetValueOrDefault(ended.NodeId)));
        }
        return [.. signed.Where(s => !memory.WasReturned(s.NodeId, s.Visit)).GroupBy(s => s.NodeId, StringComparer.Ordinal)
            .Select(g => Opinion(file, [.. Latest(g)])).TakeLast(Most)];
    }

    /// <summary>The signatures of the last visit, and the end of a notice.</summary>
    private static IEnumerable<Signed> Latest(IEnumerable<Signed> stage)
    {
        var all = stage.ToList();
        var visit = all.Where(s => s.Answer is not null).Select(s => s.Visit).DefaultIfEmpty().Max();
        return all.Where(s => s.Answer is null || s.Visit == visit);
    }

    private SheetOpinion Opinion(CaseFile file, ImmutableArray<Signed> signed)
    {
        var answers = signed.Select(s => s.Answer).OfType<AnswerTask>().ToList();
        var name = said.Stage(file.Process.Model.Node(signed[0].NodeId));
        var by = said.People(file.Directory, answers.Select(a => a.Actor.PersonId));
        if (signed.FirstOrDefault(s => s.Until is not null) is { Until: { } until } && answers is [.., var posted])
            return new(name, reader.T("print.noObjection", ("from", Day(posted.At)), ("until", words.PaperDay(until))), $"{by} {words.PaperDay(until.AddDays(1))}");
        var written = answers.Select(a => a.Words).Where(w => w.Length > 0).Distinct().ToList();
        return new(name, written.Count > 0 ? string.Join(' ', written) : reader.T("print.act", ("act", said.Act(answers[^1].Act))), $"{by} {Day(answers[^1].At)}");
    }

    private string Day(DateTimeOffset at) => words.PaperDay(words.DayOf(at));

    private sealed record Signed(string NodeId, int Visit, AnswerTask? Answer, DateOnly? Until);
}
