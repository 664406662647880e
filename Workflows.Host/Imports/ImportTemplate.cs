using System.Collections.Immutable;
using Workflows.Definitions.Texts;

namespace Workflows.Host.Imports;

/// <summary>The file of a kind to begin with: the headings and one row marked 示例, which an import passes over.</summary>
public static class ImportTemplate
{
    public static ImmutableArray<ImmutableArray<string>> Rows(TableImport kind, Language language) =>
        [[.. kind.Columns.Select(c => c.Label.In(language))], Example(kind, language)];

    /// <summary>The example rows of both languages as they stand in a file with these headings.</summary>
    internal static ImmutableArray<ImmutableArray<string>> ExampleCells(TableImport kind, Headings headings)
    {
        var places = headings.Places.OrderBy(p => p.Value).ToList();
        return [.. Enum.GetValues<Language>().Select(language =>
        {
            var cells = new string[places[^1].Value + 1];
            Array.Fill(cells, "");
            foreach (var (key, at) in places) cells[at] = kind.Columns.Single(c => c.Key == key).Example.In(language);
            return cells[..(Array.FindLastIndex(cells, c => c.Length > 0) + 1)].ToImmutableArray();
        })];
    }

    private static ImmutableArray<string> Example(TableImport kind, Language language) => [.. kind.Columns.Select(c => c.Example.In(language))];
}
