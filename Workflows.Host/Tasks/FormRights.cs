using Workflows.Definitions.Forms;

namespace Workflows.Host.Tasks;

/// <summary>
/// What may be done with the form of a task: as its stage says in <c>rights</c>
/// (<c>&lt;wf:stage kind="task" form="application" rights='{"*":"read","phone":"edit"}'&gt;</c>), otherwise all may be edited.
/// </summary>
public static class FormRights
{
    public static FieldRights Of(TaskView task) => Read(task.Stage.Settings["rights"]);

    public static FieldRights Read(string? written) =>
        string.IsNullOrWhiteSpace(written) ? FieldRights.EditAll : FieldRights.Parse(written).Rights ?? FieldRights.ReadAll;
}
