using System.Collections.Immutable;
using Workflows.Definitions.Feel;
using Workflows.Definitions.Texts;

namespace Workflows.Definitions.Forms;

/// <summary>
/// What became of a form that was sent. <c>Values</c> holds every field of the form, a cleared one as FEEL's null, and
/// may be used only when there is no fault. <c>HiddenPaths</c> are the fields, groups and rows that a condition hides.
/// </summary>
public sealed record FormResult(FeelContext Values, ImmutableArray<FieldFault> Faults, ImmutableHashSet<string> HiddenPaths)
{
    /// <summary>The values again, by the paths of the page: a row keeps the number under which it was sent.</summary>
    public required ImmutableDictionary<string, FeelValue> ByPath { get; init; }

    public bool IsAccepted => Faults.IsEmpty;
}

/// <summary>What is wrong with one answer. The path is that of the input on the page, rows numbered as they were sent.</summary>
public sealed record FieldFault(string Path, Sentence Sentence);
