using Workflows.Definitions.Model;
using Workflows.Engine.State;
using Workflows.Host.Pages.Shared.Models;
using Workflows.Host.Web;
using Workflows.Stages.PublicNotice;

namespace Workflows.Host.Pages.Cases.Reading;

/// <summary>Makes the stage bar of a case: what is done, where it is, what is not needed and why, what is to come.</summary>
public sealed class StageBars(Reader reader, Words words, CaseWords said)
{
    public StageBar Of(CaseFile file)
    {
        var reading = new StageReading(file);
        return new([.. reading.Order.Steps.Where(node => IsShown(file, reading, node)).Select(node => Step(file, reading, node))]);
    }

    /// <summary>Of what is to come only what is expected as things stand; of what was not needed only what a turn of this case led past.</summary>
    private static bool IsShown(CaseFile file, StageReading reading, FlowNode node) => reading.Of(node) switch
    {
        StageProgress.Ahead => reading.Expected.Contains(node.Id) || file.Instance.LastVisit(node.Id) is not null,
        StageProgress.Off => file.IsRunning || reading.TurnPast(node.Id) is not null,
        _ => true,
    };

    private StageStep Step(CaseFile file, StageReading reading, FlowNode node)
    {
        var progress = reading.Of(node);
        var name = node is StartEvent && node.Name.Length == 0 ? reader.T("case.step.filed") : said.Stage(node);
        return new(name, progress, Below(file, reading, node, progress));
    }

    private string Below(CaseFile file, StageReading reading, FlowNode node, StageProgress progress) => progress switch
    {
        StageProgress.Done when node is StartEvent => Date(file.Instance.StartedAt),
        StageProgress.Done => Done(file.Instance.LastVisit(node.Id)!),
        StageProgress.Here => Here(file.Instance, file.Instance.ActiveAt(node.Id)!),
        StageProgress.Off => NotNeeded(file, reading, node),
        _ when file.Instance.LastVisit(node.Id) is not null => reader.T("case.step.again"),
        _ => "",
    };

    private string Done(PastVisit visit) => visit.Outcome == "noObjection"
        ? reader.T("case.step.noticeOver", ("day", Date(visit.At)))
        : Date(visit.At);

    private string Here(ProcessInstance instance, ActiveNode active)
    {
        if (active.Incident.Length > 0) return reader.T("case.step.stuck");
        var task = instance.Tasks.Where(t => t.NodeId == active.NodeId).MinBy(t => t.Due?.Day ?? DateOnly.MaxValue);
        return (task, active.Stage) switch
        {
            ({ Due: { } due }, _) => reader.T("case.step.before", ("day", words.Date(due.Day))),
            (null, NoticeState { Until: { } until }) => reader.T("case.step.noticeUntil", ("day", words.Date(until.Day))),
            _ => reader.T("case.step.here"),
        };
    }

    private string NotNeeded(CaseFile file, StageReading reading, FlowNode node) =>
        reading.TurnPast(node.Id) is { } turn ? reader.T("case.step.offBecause", ("turn", said.Chosen(turn.Name, turn.EnglishName)))
        : file.IsRunning || file.Instance.Outcome is "approved" or "completed" ? reader.T("case.step.off")
        : reader.T("case.step.notReached");

    private string Date(DateTimeOffset at) => words.Date(words.DayOf(at));
}
