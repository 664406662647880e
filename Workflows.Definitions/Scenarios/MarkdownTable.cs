using System.Collections.Immutable;

namespace Workflows.Definitions.Scenarios;

/// <summary>A table of a Markdown file with the heading it stands under.</summary>
/// <param name="Heading">The nearest heading above, without its number signs.</param>
internal sealed record MarkdownTable(string Heading, int Line, ImmutableArray<string> Columns, ImmutableArray<MarkdownRow> Rows);

/// <summary>A row: its cells by column, missing ones empty.</summary>
internal sealed record MarkdownRow(int Line, ImmutableDictionary<string, string> Cells)
{
    public string this[string column] => Cells.GetValueOrDefault(column, "");
}

/// <summary>The parts of a Markdown file that scenarios use: headings, <c>- name：value</c> items and tables. The rest is prose.</summary>
internal sealed record MarkdownFile(string Title, ImmutableArray<(int Line, string Name, string Value)> Items, ImmutableArray<MarkdownTable> Tables)
{
    public static MarkdownFile Read(string text)
    {
        var (title, heading) = ("", "");
        var items = ImmutableArray.CreateBuilder<(int, string, string)>();
        var tables = ImmutableArray.CreateBuilder<MarkdownTable>();
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            var line = lines[i].Trim();
            if (line.StartsWith('#'))
            {
                heading = line.TrimStart('#').Trim();
                title = title is "" ? heading : title;
            }
            else if (line.StartsWith("- ", StringComparison.Ordinal) && line.IndexOfAny(['：', ':']) is var at and > 0)
                items.Add((i + 1, line[2..at].Trim(), line[(at + 1)..].Trim()));
            else if (line.StartsWith('|'))
            {
                var end = i;
                while (end < lines.Length && lines[end].TrimStart().StartsWith('|'))
                    end++;
                tables.Add(Table(heading, i, lines[i..end]));
                i = end - 1;
            }
        }
        return new(title, items.ToImmutable(), tables.ToImmutable());
    }

    private static MarkdownTable Table(string heading, int first, string[] lines)
    {
        var columns = Cells(lines[0]);
        var rows = lines.Select((text, i) => (text, line: first + i + 1)).Skip(1).Where(l => !IsRule(l.text)).Select(l =>
        {
            var cells = Cells(l.text);
            return new MarkdownRow(l.line, columns.Select((name, i) => (name, value: i < cells.Length ? cells[i] : ""))
                .DistinctBy(c => c.name).ToImmutableDictionary(c => c.name, c => c.value, StringComparer.Ordinal));
        });
        return new(heading, first + 1, columns, [.. rows]);
    }

    private static bool IsRule(string line) => line.All(c => c is '|' or '-' or ':' or ' ');

    private static ImmutableArray<string> Cells(string line) =>
        [.. line.Trim().Trim('|').Split('|').Select(c => c.Trim().Trim('`'))];
}
