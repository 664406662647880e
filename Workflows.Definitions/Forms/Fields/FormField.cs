using System.Collections.Immutable;
using Workflows.Definitions.Feel;
using Workflows.Definitions.Texts;

namespace Workflows.Definitions.Forms;

/// <summary>
/// One part of a form, in the order it stands on the page. The closed family:
/// <list type="bullet">
/// <item>shown only: <see cref="NoteText"/>, <see cref="Divider"/>;</item>
/// <item>holding others: <see cref="GroupField"/>, and <see cref="RepeatingField"/> with its rows;</item>
/// <item>answered with text: <see cref="TextField"/>, <see cref="TextArea"/>, <see cref="PhoneField"/>,
/// <see cref="IdNumberField"/>, <see cref="BankAccountField"/>, <see cref="ListedField"/> (person, unit, region);</item>
/// <item>with a number or a day: <see cref="NumberField"/>, <see cref="MoneyField"/>, <see cref="DateField"/>;</item>
/// <item>with a choice: <see cref="ChoiceField"/>, <see cref="MultiChoiceField"/>, <see cref="CheckField"/>;</item>
/// <item>with files: <see cref="AttachmentField"/>; with nothing, being worked out: <see cref="ComputedField"/>.</item>
/// </list>
/// </summary>
public abstract record FormField
{
    /// <summary>The id form-js gave the component: where a problem is located, never a name in FEEL.</summary>
    public required string Id { get; init; }

    /// <summary>What stands above it. Empty only for a note, a divider and a group without a heading.</summary>
    public Wording Label { get; init; } = Wording.Empty;

    /// <summary>A sentence below the label; empty when there is none.</summary>
    public Wording Help { get; init; } = Wording.Empty;

    /// <summary>Hides the field while it is true. Null: always shown.</summary>
    public FeelExpression? HideWhen { get; init; }
}

/// <summary>A paragraph or, when <see cref="IsHeading"/>, a heading between the fields. The words are plain text.</summary>
public sealed record NoteText(Wording Words, bool IsHeading) : FormField;

/// <summary>A rule across the page (separator) or an empty line (spacer).</summary>
public sealed record Divider(bool IsLine) : FormField;

/// <summary>
/// Fields under one heading. With a <see cref="Path"/> their answers lie in a context of that name; without one they
/// lie beside the others, and the group is only a frame.
/// </summary>
public sealed record GroupField(string? Path, ImmutableArray<FormField> Fields) : FormField;
