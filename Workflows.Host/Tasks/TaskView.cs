using System.Collections.Immutable;
using Workflows.Definitions.Forms;
using Workflows.Definitions.Model;
using Workflows.Definitions.Texts;
using Workflows.Engine.State;
using Workflows.Host.Web;

namespace Workflows.Host.Tasks;

/// <summary>An open task in front of a reader: what every part of its page is made from.</summary>
/// <param name="MakeForms">Reads the lists that forms choose from; asked only where a form is shown.</param>
public sealed record TaskView(CaseView Case, OpenTask Task, Reader Reader, Words Words, TextCatalog Texts, Func<FormWorld> MakeForms)
{
    public ProcessInstance State => Case.State;

    /// <summary>What the reader has opened in this request.</summary>
    public Parts.Opened Opened { get; init; } = Parts.Opened.Nothing;

    /// <summary>What was typed into inputs of the stage's own, in this request or in a draft.</summary>
    public ImmutableDictionary<string, string> Typed { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Instant, zone and the lists that forms choose from.</summary>
    public FormWorld Forms => field ??= MakeForms();

    /// <summary>As what the reader would answer; null where the task is not theirs and they may only look.</summary>
    public Standing? Standing => field ??= Reader.Person is { } person ? Standing.Of(Case.Directory, Task, person.Id) : null;

    public SpokenCase Say => field ??= new(Case, Reader, Texts);

    public StageElement Stage => ((UserTask)Case.Process.Model.Node(Task.NodeId)).Stage;

    /// <summary>The settings of the stage, for the page of its kind.</summary>
    public T Settings<T>() where T : class => (T)(object)Case.Process.Stages[Task.NodeId];

    /// <summary>Values by which an answer is recognised as an answer to what was on this page.</summary>
    public ImmutableDictionary<string, string> Hidden(string commandId) => ImmutableDictionary.CreateRange(StringComparer.Ordinal, new Dictionary<string, string>
    {
        [TaskFields.Command] = commandId,
        [TaskFields.Visit] = Task.Visit.ToString(System.Globalization.CultureInfo.InvariantCulture),
        [TaskFields.Seen] = Seen.Of(Case.Variables, Shown),
        [TaskFields.Behalf] = Standing?.Actor.OnBehalfOf ?? "",
    });

    /// <summary>
    /// The variables on the page. A decision shows the whole case; work shows what was filed and what its own form asks, so
    /// that work going on beside it disturbs nobody.
    /// </summary>
    private IEnumerable<string> Shown => Stage.Kind is "approval" or "disbursement"
        ? Case.Variables.Names
        : from form in new[] { Case.StartForm, Case.Package.Forms.GetValueOrDefault(Task.Form) }
          where form is not null
          from name in Case.Variables.Names
          where form.Find(name) is not null
          select name;
}

/// <summary>Names of the fields every answer of a task carries.</summary>
public static class TaskFields
{
    public const string Command = "command", Visit = "visit", Seen = "seen", Behalf = "behalf", Despite = "despite";
}
