using System.Collections.Immutable;
using Workflows.Engine.Facts;
using Workflows.Host.Pages.Shared.Models;
using Workflows.Host.Web;

namespace Workflows.Host.Pages.Cases.Reading;

/// <summary>Makes the list of people who have a part in a case: whose it is, who filed it, who did which stage.</summary>
public sealed class CasePeople(Reader reader, CaseWords said)
{
    public People Of(CaseFile file)
    {
        var starter = file.Instance.StarterId;
        var parts = new List<(string Person, string Part)> { (starter, reader.T("case.part.starter")) };
        parts.AddRange(file.Instance.Parties.Select(p => (p, reader.T("case.part.party"))));
        parts.AddRange(Acts(file));
        return new([.. parts.GroupBy(p => p.Person, StringComparer.Ordinal).Select(one => new PersonLine(
            said.Person(file.Directory, one.Key),
            string.Join(reader.T("words.list.separator"), one.Select(p => p.Part).Distinct(StringComparer.Ordinal))))]);
    }

    private IEnumerable<(string Person, string Part)> Acts(CaseFile file)
    {
        var memory = new RecordMemory();
        foreach (var entry in file.Rows.Select(r => r.Entry).OfType<Engine.Journal.JournalEntry>())
        {
            memory.Keep(entry);
            foreach (var answered in entry.Facts.OfType<TaskAnswered>())
                if (memory.Task(answered.TaskId) is { } task)
                    yield return (answered.ActorId, said.Stage(file.Process.Model.Node(task.NodeId)));
        }
    }
}
