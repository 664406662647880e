using System.Collections.Immutable;
using Workflows.Definitions.Feel;
using Workflows.Definitions.Texts;

namespace Workflows.Definitions.Forms;

/// <summary>A field of the schema put in its place: with its path, its right, and what was read from the page.</summary>
internal abstract record FormNode(FormField Field, string Path);

/// <summary>What is only shown.</summary>
internal sealed record ShownNode(FormField Field, string Path) : FormNode(Field, Path);

/// <summary>One answer; <c>Refusal</c> says why what was typed cannot be read.</summary>
internal sealed record AnswerNode(AnswerField Answer, string Path, FieldRight Right, FeelValue Value, Sentence? Refusal = null)
    : FormNode(Answer, Path)
{
    public bool MayEdit => Right >= FieldRight.Edit;
}

internal sealed record GroupNode(GroupField Group, string Path, ImmutableArray<FormNode> Children) : FormNode(Group, Path);

internal sealed record RowsNode(RepeatingField Rows, string Path, FieldRight Right, ImmutableArray<RowNode> Children, Sentence? Refusal = null)
    : FormNode(Rows, Path);

/// <summary>One row; its path keeps the number under which it was sent, and what the form does not know of it stays as it was.</summary>
internal sealed record RowNode(string Path, FeelContext Before, ImmutableArray<FormNode> Children);
