using System.Xml.Linq;
using Workflows.Definitions.Feel;
using Workflows.Definitions.Forms;
using Workflows.Definitions.Texts;

namespace Workflows.Definitions.Documents;

/// <summary>
/// Fills a template. The same template and data give the same bytes. Rows marked with a list are repeated for each of its
/// items, whose entries are then at hand by name, and <c>rowNumber</c> from 1; paragraphs and rows marked with a condition are
/// kept where it is true. A field alone in its paragraph whose value has several lines becomes as many paragraphs.
/// </summary>
public sealed class DocumentFiller
{
    /// <summary>No list is written out further.</summary>
    public const int MostItems = 1_000;

    private readonly DocumentData _data;
    private readonly Dictionary<string, TemplateField> _fields = new(StringComparer.Ordinal);

    private DocumentFiller(DocumentData data) => _data = data;

    public static DocxFile Fill(DocumentTemplate template, DocumentData data)
    {
        var filler = new DocumentFiller(data);
        var copies = template.Copies();
        foreach (var xml in copies.Values)
            filler.Inside(xml.Root!, new Scope(data.Scope, ""));
        return template.File.With(copies);
    }

    /// <summary>Where a field is worked out: the values, and the way to the list whose item is at hand.</summary>
    private sealed record Scope(FeelScope Values, string Way)
    {
        public Scope With(FeelValue item, int number, string? way)
        {
            var values = Values.With("rowNumber", FeelValue.Of(number)).With("item", item);
            if (item is FeelContext context)
                values = context.Entries.Aggregate(values, (scope, entry) => scope.With(entry.Key, entry.Value));
            return new(values, way is null ? "" : FieldPath.Under(Way, way));
        }
    }

    private void Inside(XElement parent, Scope scope)
    {
        foreach (var child in parent.Elements().ToArray())
            if (child.Name == Word.Row)
                Block(child, MarkersOfRow(child), scope, FieldKind.RowIf);
            else if (child.Name == Word.Paragraph)
                Block(child, MarkersOf(child), scope, FieldKind.If);
            else
                Inside(child, scope);
        Mend(parent);
    }

    /// <summary>A row or a paragraph: kept or left out, once or for each item of a list.</summary>
    private void Block(XElement block, List<TemplateField> markers, Scope scope, FieldKind condition)
    {
        if (markers.FirstOrDefault(m => m.Kind == FieldKind.Each) is not { } each || condition is FieldKind.If && block.Around(Word.Row) is not null)
        {
            Kept(block, markers, scope, condition);
            return;
        }
        var items = Value(each, scope) is FeelList list ? list.Items.Take(MostItems) : [];
        foreach (var (item, i) in items.Select((item, i) => (item, i + 1)))
        {
            var copy = new XElement(block);
            block.AddBeforeSelf(copy);
            Kept(copy, markers, scope.With(item, i, each.Way), condition);
        }
        Remove(block);
    }

    private void Kept(XElement block, List<TemplateField> markers, Scope scope, FieldKind condition)
    {
        if (markers.Where(m => m.Kind == condition).Any(m => Value(m, scope) is not FeelBoolean { Value: true }))
            Remove(block);
        else if (block.Name == Word.Paragraph)
            Written(block, scope);
        else
            Inside(block, scope);
    }

    private void Written(XElement paragraph, Scope scope)
    {
        foreach (var inner in paragraph.Elements().ToArray())
            if (inner.Name != Word.ParagraphProperties)
                Inside(inner, scope);
        var text = new ParagraphText(paragraph);
        if (text.IsOneField && Field(text.Fields.Single()) is { Kind: FieldKind.Value } only && Words(only, scope).Split('\n') is { Length: > 1 } lines)
        {
            foreach (var line in lines.Where(l => l.Trim() is not ""))
            {
                var copy = new XElement(paragraph);
                paragraph.AddBeforeSelf(copy);
                new ParagraphText(copy).Replace(_ => line.Trim());
            }
            Remove(paragraph);
        }
        else
            text.Replace(written => Field(written) is { Kind: FieldKind.Value } field ? Words(field, scope) : null);
    }

    private string Words(TemplateField field, Scope scope)
    {
        var known = field.Way is not { } way ? null
            : (scope.Way is "" ? null : _data.FieldAt(FieldPath.Under(scope.Way, way))) ?? _data.FieldAt(way);
        return DocumentWords.Of(_data, Value(field, scope), known, field.Format).ReplaceLineEndings("\n");
    }

    private static FeelValue Value(TemplateField field, Scope scope) => field.Expression.Evaluate(scope.Values).Value;

    private TemplateField Field(string written)
    {
        if (!_fields.TryGetValue(written, out var field))
            _fields[written] = field = TemplateField.Read(written, Sentence.Of("")).Field!;
        return field;
    }

    private List<TemplateField> MarkersOf(XElement paragraph) =>
        [.. new ParagraphText(paragraph).Fields.Select(Field).Where(f => f.Kind is not FieldKind.Value)];

    /// <summary>The markers of a row: those in its own cells, not in tables within them.</summary>
    private List<TemplateField> MarkersOfRow(XElement row) =>
        [.. row.Descendants(Word.Paragraph).Where(p => p.Around(Word.Row) == row).SelectMany(MarkersOf).Where(m => m.Kind is not FieldKind.If)];

    /// <summary>Takes a block out; one that carries a section's page stays, empty.</summary>
    private static void Remove(XElement block)
    {
        if (block.Descendants(Word.Section).Any())
            block.Elements().Where(e => e.Name != Word.ParagraphProperties).Remove();
        else
            block.Remove();
    }

    /// <summary>A cell holds a paragraph and a table a row, or Word takes the file for broken.</summary>
    private static void Mend(XElement parent)
    {
        if (parent.Name == Word.Cell && parent.Elements().LastOrDefault()?.Name != Word.Paragraph)
            parent.Add(new XElement(Word.Paragraph));
        foreach (var table in parent.Elements(Word.Table).Where(t => !t.Elements(Word.Row).Any()).ToArray())
            table.Remove();
    }
}
