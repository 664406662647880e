using System.Collections.Immutable;
using Workflows.Definitions.Texts;

namespace Workflows.Host.Imports;

/// <summary>One column a kind of table knows.</summary>
/// <param name="Label">The heading of the template.</param>
public sealed record ImportColumn(string Key, Wording Label, CellKind Kind)
{
    /// <summary>True where the file must have the column and every row a value.</summary>
    public bool Required { get; init; }

    /// <summary>Other headings that mean the same.</summary>
    public ImmutableArray<string> Also { get; init; } = [];

    /// <summary>What stands in the template's example row.</summary>
    public Wording Example { get; init; } = Wording.Empty;

    /// <summary>A remark of the manual; empty where there is none.</summary>
    public Wording Remark { get; init; } = Wording.Empty;

    public IEnumerable<string> Names => [Label.Chinese, Label.English, Key, .. Also];

    /// <summary>A column whose words stand in the catalog: <c>imports.{kind}.{key}</c>, with <c>.also</c>, <c>.example</c> and <c>.remark</c> where there are such.</summary>
    public static ImportColumn Of(TextCatalog texts, string kind, string key, CellKind cell, bool required = false) =>
        new(key, texts.Wording($"imports.{kind}.{key}"), cell)
        {
            Required = required,
            Also = texts.Listed($"imports.{kind}.{key}.also"),
            Example = texts.Wording($"imports.{kind}.{key}.example"),
            Remark = texts.Wording($"imports.{kind}.{key}.remark"),
        };
}

internal static class ImportTexts
{
    extension(TextCatalog texts)
    {
        /// <summary>A text in both languages; empty where there is none.</summary>
        public Wording Wording(string key) => texts.Has(key) ? new(texts.Raw(key, Language.Chinese), texts.Raw(key, Language.English)) : Definitions.Texts.Wording.Empty;

        /// <summary>The names a text lists, parted by 、 or commas, of both languages.</summary>
        public ImmutableArray<string> Listed(string key) => texts.Has(key)
            ? [.. new[] { Language.Chinese, Language.English }.SelectMany(l => texts.Raw(key, l).Split(['、', ','], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)).Distinct()]
            : [];
    }
}
