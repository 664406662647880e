using System.Text;
using Workflows.Definitions.Forms;
using Workflows.Definitions.Texts;

namespace Workflows.Host.Imports.Tables;

/// <summary>
/// Comma-separated values as RFC 4180 has them – quotes, doubled quotes, line breaks within quotes – and as people have them:
/// parted by tabs, semicolons or full-width commas, lines ended in any way, a first line <c>sep=;</c>.
/// </summary>
internal static class CsvReader
{
    public static Answer<Table> Read(TableText file)
    {
        var (text, delimiter) = CsvDelimiter.Of(file.Text);
        var rows = new TableRows();
        var cells = new List<string>();
        var cell = new StringBuilder();
        var number = 1;
        for (var at = 0; at < text.Length;)
        {
            if (text[at] == '"' && cell.Length == 0)
            {
                if (!ReadQuoted(text, ref at, cell)) return Sentence.Of("imports.file.quote", ("row", number));
            }
            else if (text[at] == delimiter)
            {
                cells.Add(Taken(cell));
                at++;
            }
            else if (text[at] is '\r' or '\n')
            {
                cells.Add(Taken(cell));
                if (rows.Add(number, cells) is { } refusal) return refusal;
                cells.Clear();
                at += text[at] == '\r' && at + 1 < text.Length && text[at + 1] == '\n' ? 2 : 1;
                number++;
            }
            else cell.Append(text[at++]);
            if (cell.Length > TableLimits.MostLetters) return Sentence.Of("imports.file.cell", ("row", number), ("column", cells.Count + 1), ("most", TableLimits.MostLetters));
            if (cells.Count > TableLimits.MostColumns * 10) return Sentence.Of("imports.file.columns", ("row", number), ("most", TableLimits.MostColumns));
        }
        cells.Add(Taken(cell));
        if (rows.Add(number, cells) is { } last) return last;
        return rows.All.IsEmpty ? Sentence.Of("imports.file.empty") : new Table(Sentence.Of("imports.file.csv", ("encoding", file.Encoding)), rows.All);
    }

    private static string Taken(StringBuilder cell)
    {
        var taken = cell.ToString();
        cell.Clear();
        return taken;
    }

    /// <summary>From a quote to behind the one that ends it; false where none does, or only far beyond any cell.</summary>
    private static bool ReadQuoted(string text, ref int at, StringBuilder cell)
    {
        for (at++; at < text.Length && cell.Length <= TableLimits.MostLetters; at++)
        {
            if (text[at] != '"') cell.Append(text[at]);
            else if (at + 1 < text.Length && text[at + 1] == '"') cell.Append(text[at++]);
            else
            {
                at++;
                return true;
            }
        }
        return false;
    }
}
