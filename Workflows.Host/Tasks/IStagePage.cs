using System.Collections.Immutable;
using Workflows.Definitions.Calendars;
using Workflows.Definitions.Feel;
using Workflows.Definitions.Forms;
using Workflows.Definitions.Texts;
using Workflows.Host.Pages.Shared.Models;

namespace Workflows.Host.Tasks;

/// <summary>What a kind of stage shows and asks on the page of its tasks. One per kind, in <c>Stages/&lt;Kind&gt;</c>.</summary>
public interface IStagePage
{
    /// <summary>The kind's name in diagrams.</summary>
    string Kind { get; }

    /// <summary>Made within the world of one moment: everything in it is said already, nothing is asked later.</summary>
    StageView View(TaskView task);

    /// <summary>Values of the kind's own inputs, beside those of the form; none where it has none.</summary>
    StageAnswer Read(TaskView task, string act, IFormCollection form) => StageAnswer.None;
}

/// <summary>What the page of a task shows beside what all tasks show.</summary>
public sealed record StageView
{
    public required Ask Ask { get; init; }

    /// <summary>Cards after the question, each a partial with its model.</summary>
    public ImmutableArray<(string Partial, object Model)> Cards { get; init; } = [];

    /// <summary>The likeliest first. One choice is a button, several are chosen from.</summary>
    public required ImmutableArray<ActChoice> Choices { get; init; }

    /// <summary>The form to be filled in; null where only a word is asked.</summary>
    public FormSchema? Form { get; init; }

    public FieldRights Rights { get; init; } = FieldRights.EditAll;

    /// <summary>Values a form begins with where nobody answered yet.</summary>
    public FeelContext Suggested { get; init; } = FeelContext.Empty;

    /// <summary>Inputs of the kind's own, a partial and its model, above the form.</summary>
    public (string Partial, object Model)? Inputs { get; init; }

    /// <summary>True where the page is a decision: facts beside a panel. Otherwise it is work: a form, facts beside it.</summary>
    public bool Decides { get; init; }

    /// <summary>Acts for which the form has to be filled in.</summary>
    public ImmutableArray<string> FormActs { get; init; } = [];

    public string? CommentHint { get; init; }

    /// <summary>What began the clock of the task.</summary>
    public ClockStart Clock { get; init; } = ClockStart.Received;
}

/// <summary>Values read from inputs of a kind's own, or what is wrong with them.</summary>
public sealed record StageAnswer(FeelContext Values, ImmutableArray<Sentence> Faults)
{
    public static StageAnswer None { get; } = new(FeelContext.Empty, []);
}
