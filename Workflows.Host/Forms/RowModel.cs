using Workflows.Definitions.Forms;

namespace Workflows.Host.Forms;

/// <summary>One row of a repeating field: its number on the page's paths, from 0 and perhaps with gaps, and its place as people count.</summary>
public sealed record RowModel(FieldModel Rows, int Index, int Place)
{
    public string Path => FieldPath.Row(Rows.Path, Index);
}
