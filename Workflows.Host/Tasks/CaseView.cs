using System.Collections.Immutable;
using Workflows.Definitions.Feel;
using Workflows.Definitions.Forms;
using Workflows.Definitions.Packages;
using Workflows.Engine;
using Workflows.Engine.State;
using Workflows.Engine.World;

namespace Workflows.Host.Tasks;

/// <summary>A case as a page reads it: its state, its process and the world of this moment.</summary>
public sealed record CaseView(ProcessInstance State, ExecutableProcess Process, IWorld World, DateTimeOffset At)
{
    public ProcessPackage Package => Process.Package;
    public IDirectory Directory => World.Directory;
    public FeelContext Variables => State.Variables;
    public CaseReading Reading => field ??= new(Process, State, World, At);

    /// <summary>The form the case was filed with; null where the process has none.</summary>
    public FormSchema? StartForm => Package.Forms.GetValueOrDefault(Process.Model.Case.StartForm);

    /// <summary>The form that asks for a variable, the start form first; null where none does.</summary>
    public (FormSchema Form, AnswerField Field)? Asked(string variable) =>
        Forms.Select(form => form.Find(variable) is { } field ? (form, field) : ((FormSchema, AnswerField)?)null).FirstOrDefault(found => found is not null);

    /// <summary>All forms of the package, the start form first.</summary>
    public ImmutableArray<FormSchema> Forms => StartForm is { } start
        ? [start, .. Package.Forms.Values.Where(f => f != start)]
        : [.. Package.Forms.Values];
}
