using Workflows.Definitions.Forms;
using Workflows.Definitions.Texts;

namespace Workflows.Host.Imports.Tables;

/// <summary>
/// Reads a file somebody uploaded as a table. What it is follows from its bytes, never from its name; whatever the bytes are,
/// the answer is a table or a sentence.
/// </summary>
public static class TableFile
{
    public static Answer<Table> Read(byte[] bytes) => bytes switch
    {
        [] => Sentence.Of("imports.file.empty"),
        { Length: > TableLimits.MostBytes } => Sentence.Of("imports.file.tooLarge", ("most", TableLimits.MostBytes >> 20)),
        [(byte)'P', (byte)'K', 3, 4, ..] => XlsxReader.Read(bytes),
        [0xD0, 0xCF, 0x11, 0xE0, ..] => Sentence.Of("imports.file.oldExcel"),
        _ => Text(bytes),
    };

    private static Answer<Table> Text(byte[] bytes)
    {
        var text = TableText.Decode(bytes);
        return text.Refusal is { } refusal ? refusal : CsvReader.Read(text.Value);
    }
}
