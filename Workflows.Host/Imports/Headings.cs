using System.Collections.Immutable;
using System.Text;
using Workflows.Definitions.Forms;
using Workflows.Definitions.Texts;
using Workflows.Host.Imports.Tables;

namespace Workflows.Host.Imports;

/// <summary>Finds the row of headings and which column of the file is which of ours: by either language, by other names people use, whatever spaces, stars and brackets stand around.</summary>
/// <param name="Row">Number of the row the headings stand in.</param>
/// <param name="Places">Column of the file, from 0, by key.</param>
/// <param name="Unknown">Headings nothing is read from.</param>
public sealed record Headings(int Row, ImmutableDictionary<string, int> Places, ImmutableArray<string> Unknown)
{
    /// <summary>A list of a union often has its title above the headings.</summary>
    private const int RowsLookedAt = 10;

    public static Answer<Headings> Of(Table table, TableImport kind, TextCatalog texts)
    {
        var names = kind.Columns.SelectMany(c => c.Names.Select(n => (Name: Plain(n), c.Key))).DistinctBy(n => n.Name).ToDictionary(n => n.Name, n => n.Key, StringComparer.Ordinal);
        var row = table.Rows.Take(RowsLookedAt).MaxBy(r => r.Cells.Select(c => names.GetValueOrDefault(Plain(c))).OfType<string>().Distinct().Count())!;
        var found = row.Cells.Select((cell, at) => (Cell: cell, At: at, Key: names.GetValueOrDefault(Plain(cell)))).Where(c => c.Cell.Length > 0).ToList();
        if (found.Where(c => c.Key is not null).GroupBy(c => c.Key).FirstOrDefault(g => g.Count() > 1) is { } twice)
            return Sentence.Of("imports.headings.twice", ("row", row.Number), ("first", twice.First().Cell), ("second", twice.Last().Cell));
        var missing = kind.Columns.Where(c => c.Required && found.All(f => f.Key != c.Key)).ToList();
        if (missing.Count > 0)
            return Sentence.Of("imports.headings.missing", ("row", row.Number), ("columns", new Wording(
                string.Join('、', missing.Select(c => c.Label.Chinese)), string.Join(", ", missing.Select(c => c.Label.English)))));
        return new Headings(row.Number, found.Where(f => f.Key is not null).ToImmutableDictionary(f => f.Key!, f => f.At, StringComparer.Ordinal), [.. found.Where(f => f.Key is null).Select(f => f.Cell)]);
    }

    /// <summary>What remains of a name for comparing: narrow, without space, stars, colons and what stands in brackets.</summary>
    public static string Plain(string name)
    {
        var plain = new StringBuilder(name.Length);
        var depth = 0;
        foreach (var letter in TypedText.Narrow(name))
        {
            if (letter is '(' or '[' or '【') depth++;
            else if (letter is ')' or ']' or '】') depth--;
            else if (depth <= 0 && letter is not ('*' or ':' or '"' or '_')) plain.Append(char.ToLowerInvariant(letter));
        }
        return plain.ToString();
    }
}
