using Workflows.Engine.State;
using Workflows.Host.Pages.Shared.Models;
using Workflows.Host.Web;
using Workflows.Stages.PublicNotice;

namespace Workflows.Host.Pages.Cases.Reading;

/// <summary>The state of a case in one word beside its title.</summary>
public sealed class CaseStates(Reader reader, CaseWords said)
{
    public Chip Of(CaseFile file) => file.Instance switch
    {
        { Status: InstanceStatus.Ended, Outcome: var outcome } => Ended(outcome, said.Outcome(file, outcome)),
        { Active: var active } when active.Any(a => a.Incident.Length > 0) => new(reader.T("case.state.stuck"), Tone.Over),
        { Active: var active } when active.Any(a => a.Stage is NoticeState { Phase: NoticePhase.Paused }) => new(reader.T("case.state.objection"), Tone.Open),
        { Active: var active } when active.Any(a => a.Stage is NoticeState { Phase: NoticePhase.Open }) => new(reader.T("case.state.notice"), Tone.Open),
        _ => new(reader.T("case.state.running"), Tone.Todo),
    };

    /// <summary>For lists, which know no more than how it ended.</summary>
    public Chip Of(bool running, bool stuck, string outcome) =>
        running ? stuck ? new(reader.T("case.state.stuck"), Tone.Over) : new(reader.T("case.state.running"), Tone.Todo)
        : Ended(outcome, said.Known("outcome." + outcome, reader.T("outcome.completed")));

    private static Chip Ended(string outcome, string words) => new(words, outcome switch
    {
        "approved" or "completed" or "paid" => Tone.Pass,
        "rejected" or "timedOut" => Tone.Rejected,
        _ => Tone.Pause,
    });
}
