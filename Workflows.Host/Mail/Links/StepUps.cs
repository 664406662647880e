using Workflows.Definitions.Model;
using Workflows.Engine.State;

namespace Workflows.Host.Mail;

/// <summary>
/// Why a task cannot be decided by a link: money always asks for a signed-in session, and so does a stage that says
/// <c>link="no"</c>: <c>&lt;wf:stage kind="approval" link="no"></c>.
/// </summary>
public static class StepUps
{
    public static MailStepUp Of(ProcessInstance instance, FlowNode? node) =>
        instance.AmountFen is > 0 ? MailStepUp.Money
        : (node as UserTask)?.Stage.Settings["link"] is "no" ? MailStepUp.Marked
        : MailStepUp.None;
}
