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
    : FormNode(Rows, Path)
{
    public IEnumerable<RowNode> Filled => Children.Where(row => !row.IsBlank);
}

/// <summary>
/// One row; its path keeps the number under which it was sent, and what the form does not know of it stays as it was.
/// A blank row stands on the page but is no value and cannot be wrong; its conditions still say what it shows.
/// </summary>
internal sealed record RowNode(string Path, FeelContext Before, ImmutableArray<FormNode> Children, bool IsBlank)
{
    /// <summary>What a blank row's conditions look at.</summary>
    public FeelContext Typed => Children.OfType<AnswerNode>().Aggregate(Before, (row, node) => row.With(node.Answer.Key, node.Value));
}
