using System.Collections.Immutable;
using Workflows.Definitions.Documents;
using Workflows.Definitions.Feel;
using Workflows.Engine;
using Workflows.Host.Web;
using Workflows.Stages.Document;

namespace Workflows.Host.Pages.Cases;

/// <summary>Writes the approval sheet with its template, for the page of A4 and for Word alike.</summary>
public static class SheetDocument
{
    private const int InARow = 3;

    public static DocxFile Make(SeenCase seen, ApprovalSheet sheet, Reader reader)
    {
        var (file, package) = (seen.File, seen.File.Process.Package);
        var scope = new CaseReading(file.Process, file.Instance, file.World, reader.Now).Scope.With("sheet", About(sheet, reader));
        return DocumentFiller.Fill(CaseTemplates.InForce(file.World, package, ShippedDocuments.ApprovalSheet), CaseTemplates.Data(package, file.World, scope));
    }

    private static FeelContext About(ApprovalSheet sheet, Reader reader) => FeelContext.Of(
        ("title", FeelValue.Of(sheet.Title)),
        ("organ", FeelValue.Of(sheet.Organization)),
        ("number", FeelValue.Of(reader.T("print.number", ("number", sheet.Number)))),
        ("printed", FeelValue.Of(reader.T("print.printed", ("at", sheet.Printed)))),
        ("amount", FeelValue.Of(sheet.Amount ?? "")),
        ("amountLabel", FeelValue.Of(reader.T("print.amount.label"))),
        ("basis", FeelValue.Of(sheet.Basis)),
        ("short", FeelValue.Of(sheet.Short.Chunk(InARow).Select(Row))),
        ("long", FeelValue.Of(sheet.Long.Select(Cell))),
        ("opinions", FeelValue.Of(sheet.Opinions.Select(o => (FeelValue)FeelContext.Of(
            ("stage", FeelValue.Of(o.Stage)), ("words", FeelValue.Of(o.Words)), ("signed", FeelValue.Of(o.Signed)))))));

    private static FeelValue Row(SheetCell[] cells) => FeelContext.Of(
        new[] { "first", "second", "third" }.Select((place, i) => (place, i < cells.Length ? Cell(cells[i]) : Cell(new("", "")))));

    private static FeelValue Cell(SheetCell cell) => FeelContext.Of(("label", FeelValue.Of(cell.Name)), ("value", FeelValue.Of(cell.Value)));
}
