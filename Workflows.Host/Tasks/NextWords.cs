using System.Collections.Immutable;
using Workflows.Engine.World;
using Workflows.Definitions;
using Workflows.Engine.Assignments;
using Workflows.Engine.State;
using Workflows.Host.Pages.Shared.Models;
using Workflows.Host.Web;

namespace Workflows.Host.Tasks;

/// <summary>What happens next, in words: as the consequence of an act before it is done, as lines of its result afterwards.</summary>
public sealed class NextWords(CaseView view, SpokenCase say, Reader reader, Words words)
{
    /// <summary>So many names are said in full; of more only the first and the number.</summary>
    private const int MostNames = 3;

    /// <summary>「交示例·吴九（发放）。从经费里预留 8,000.00 元。」</summary>
    public string Consequence(NextSteps next) => string.Concat(Lines(next).Select(line => line.Words));

    public IEnumerable<ResultLine> Lines(NextSteps next)
    {
        foreach (var task in next.Tasks)
            yield return new("arrow", Task(task));
        if (next.NoticeUntil is { } until) yield return new("megaphone", reader.T("tasks.next.notice", ("day", words.Day(until.Day))));
        else if (next.Tasks.IsEmpty && next.Ended is null)
            foreach (var node in next.Waiting)
                yield return new("clock", reader.T("tasks.next.waits", ("stage", say.Stage(node))));
        if (next.Ended is { } outcome) yield return new("check", reader.T("tasks.next.ended", ("outcome", say.Outcome(outcome))));
        if (next.Reserved > Money.Zero) yield return new("money", reader.T("tasks.next.reserved", ("amount", words.Money(next.Reserved))));
        if (Persons(next.Told) is { Length: > 0 } told) yield return new("mail", reader.T("tasks.next.told", ("who", told)));
        if (next.Stuck) yield return new("warn", reader.T("tasks.next.stuck"));
    }

    private string Task(NextTask task)
    {
        var who = task.Holders.IsEmpty ? reader.T("tasks.next.nobody") : Few(task.Holders);
        return task.Due is { } due
            ? reader.T("tasks.next.taskBy", ("who", who), ("stage", say.Stage(task.NodeId)), ("day", words.Date(due.Day)))
            : reader.T("tasks.next.task", ("who", who), ("stage", say.Stage(task.NodeId)));
    }

    private string Persons(ImmutableArray<string> principals)
    {
        var persons = principals.SelectMany(p => Entitlement.PersonsBehind(view.Directory, new Principal(p, ""))).Distinct(StringComparer.Ordinal).ToImmutableArray();
        return persons.IsEmpty ? "" : Few(persons);
    }

    private string Few(ImmutableArray<string> persons) => persons.Length <= MostNames
        ? say.Names(persons)
        : reader.T("tasks.next.several", ("first", view.Directory.NameOf(persons[0])), ("count", persons.Length));
}
