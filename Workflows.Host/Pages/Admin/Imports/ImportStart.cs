using System.Collections.Immutable;
using Workflows.Definitions.Texts;
using Workflows.Host.Exports;
using Workflows.Host.Imports;
using Workflows.Host.Web;

namespace Workflows.Host.Pages.Admin.Imports;

/// <summary>The form that takes a table: used by the page of imports and wherever else one may begin.</summary>
/// <param name="Address">Where the form is sent; the file is called <c>Table</c>.</param>
/// <param name="Template">Where the file to begin with comes from, without its format.</param>
/// <param name="Fault">What was wrong with the file sent last.</param>
public sealed record ImportStart(string Title, string About, string Address, string Template, string? Fault, ImmutableArray<ColumnLine> Columns)
{
    public static ImportStart Of(TableImport kind, string address, Sentence? fault, TextCatalog texts, Reader reader) => new(
        kind.Title(texts).In(reader.Language), kind.About(texts).In(reader.Language), address, $"{address}?handler=Template&format=",
        fault is null ? null : reader.Say(fault),
        [.. kind.Columns.Select(c => new ColumnLine(c.Label.In(reader.Language), c.Required, reader.Say(c.Kind.Expected), c.Remark.In(reader.Language)))]);

    /// <summary>The file to begin with, for the handler at <see cref="Template"/>.</summary>
    /// <param name="format"><c>csv</c> or <c>xlsx</c>.</param>
    public static TableResult TemplateOf(TableImport kind, string format, TextCatalog texts, Reader reader) =>
        new(reader.T("imports.template.name", ("kind", kind.Title(texts))), format, async (writer, stop) =>
        {
            foreach (var row in ImportTemplate.Rows(kind, reader.Language)) await writer.RowAsync([.. row], stop);
        });
}

/// <summary>A column as the help of the form names it.</summary>
public sealed record ColumnLine(string Label, bool Required, string Expected, string Remark);
