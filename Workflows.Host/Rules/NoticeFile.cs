using Workflows.Definitions.Forms;
using Workflows.Host.Imports.Tables;

namespace Workflows.Host.Rules;

/// <summary>The text of an uploaded notice: the wording itself, rows of CSV, or the rows of an .xlsx as CSV has them.</summary>
public static class NoticeFile
{
    public static Answer<string> TextOf(byte[] bytes)
    {
        if (bytes is [(byte)'P', (byte)'K', ..] or [0xD0, 0xCF, ..] or [])
            return TableFile.Read(bytes) is { Refusal: { } no } ? no : string.Join('\n', TableFile.Read(bytes).Value.Rows.Select(r => string.Join(',', r.Cells)));
        var text = TableText.Decode(bytes);
        return text.Refusal is { } refusal ? refusal : text.Value.Text;
    }
}
