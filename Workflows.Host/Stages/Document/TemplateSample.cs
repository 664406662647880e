using Workflows.Definitions.Documents;
using Workflows.Definitions.Feel;
using Workflows.Definitions.Packages;
using Workflows.Host.Web;

namespace Workflows.Host.Stages.Document;

/// <summary>What a template looks like with made-up answers; they name nobody.</summary>
public static class TemplateSample
{
    public static DocxFile Of(ProcessPackage package, DocumentTemplate template, Reader reader)
    {
        FeelValue Text(string key) => FeelValue.Of(reader.T("templates.sample." + key));
        FeelValue Cell(string label, string value) => FeelContext.Of(("label", Text(label)), ("value", Text(value)));
        var document = FeelContext.Of(("number", Text("number")), ("date", FeelValue.Of(reader.Today)), ("type", Text("type")), ("organ", Text("organ")), ("superior", Text("superior")),
            ("drafter", Text("person")), ("outcome", FeelValue.Of("approved")), ("outcomeWords", Text("outcome")), ("reason", Text("reason")), ("words", Text("words")));
        var notice = FeelContext.Of(("issuer", Text("organ")), ("heading", Text("heading")), ("paragraphs", FeelValue.Of([Text("paragraph")])),
            ("lines", FeelValue.Of([Cell("label", "value"), Cell("label", "value")])), ("term", Text("term")), ("way", Text("way")), ("day", Text("day")));
        var sheet = FeelContext.Of(("title", Text("heading")), ("organ", Text("organ")), ("number", Text("number")), ("printed", Text("day")), ("amount", Text("amount")), ("amountLabel", Text("amountLabel")), ("basis", Text("basis")),
            ("short", FeelValue.Of([FeelContext.Of(("first", Cell("label", "value")), ("second", Cell("label", "value")), ("third", Cell("label", "value")))])),
            ("long", FeelValue.Of([Cell("label", "paragraph")])),
            ("opinions", FeelValue.Of([FeelContext.Of(("stage", Text("stage")), ("words", Text("words")), ("signed", Text("signed")))])));
        var about = FeelContext.Of(("id", FeelValue.Of("")), ("number", Text("number")), ("title", Text("heading")), ("unitName", Text("organ")), ("startedOn", FeelValue.Of(reader.Today)));
        var values = SampleAnswers.Of(package, reader.Today).With("document", document).With("notice", notice).With("sheet", sheet).With("case", about);
        return DocumentFiller.Fill(template, new DocumentData(FeelScope.Of(values, reader.Now, reader.Installation.Zone)) { Forms = [.. package.Forms.Values] });
    }
}
