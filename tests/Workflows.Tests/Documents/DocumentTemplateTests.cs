using Workflows.Definitions.Documents;
using Workflows.Definitions.Packages;
using Workflows.Definitions.Texts;
using Workflows.Tests.Engine;
using static Workflows.Tests.Documents.Docx;

namespace Workflows.Tests.Documents;

public sealed class DocumentTemplateTests
{
    private const string Outside = """
        <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" Type="t" Target="http://elsewhere.example/" TargetMode="External"/></Relationships>
        """;

    private static string Refusal(byte[] bytes) => Assert.Single(DocumentTemplate.Read("a.docx", bytes).Problems).Sentence.Key;

    [Theory]
    [InlineData("{{ amount }", "第 1 段的“{{ amount }”：花括号要成对，用半角的 {{ 和 }}，写在同一段里。")]
    [InlineData("｛｛ amount ｝｝", "第 1 段的“｛｛ amount ｝｝”：花括号要成对，用半角的 {{ 和 }}，写在同一段里。")]
    [InlineData("{{ a¦mount | 大 }}", "第 1 段的“amount | 大”：没有“大”这个格式，只有金额、大写、日期、汉字日期、打码。")]
    [InlineData("{{#循环 x}}", "第 1 段的“#循环 x”：没有“#循环”这个标记，只有 #每项、#如果、#整行如果。")]
    [InlineData("{{#整行如果 true}}", "第 1 段的“#整行如果 true”：#整行如果 只能写在表格里。")]
    public void A_field_that_cannot_be_read_is_named_with_its_place(string text, string sentence) =>
        Assert.Equal(sentence, StepChecks.Texts.Say(Assert.Single(DocumentTemplate.Read("a.docx", Of(P(text))).Problems).Sentence, Language.Chinese));

    [Fact]
    public void Bad_FEEL_is_named_with_its_cell()
    {
        var problem = Assert.Single(DocumentTemplate.Read("a.docx", Of(Table(["一", "二"], ["三", "{{ 1 + }}"]))).Problems);
        Assert.StartsWith("第 1 个表格第 2 行第 2 格的“1 +”：", StepChecks.Texts.Say(problem.Sentence, Language.Chinese), StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_document_has_no_use_for_is_refused()
    {
        Assert.Equal("documents.notDocx", Refusal("no zip"u8.ToArray()));
        Assert.Equal("documents.notDocx", Refusal(Zip([("a.txt", "")])));
        Assert.Equal("documents.notDocx", Refusal(Of(P(""), ("word/../../evil.xml", "<a/>"))));
        Assert.Equal("documents.notDocx", Refusal(Zip([(DocxFile.MainPart, "<!DOCTYPE a [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><a>&e;</a>")])));
        Assert.Equal("documents.macros", Refusal(Of(P(""), ("word/vbaProject.bin", ""))));
        Assert.Equal("documents.embedded", Refusal(Of(P(""), ("word/embeddings/sheet.xlsx", ""))));
        Assert.Equal("documents.embedded", Refusal(Of("<w:p><w:r><w:object/></w:r></w:p>")));
        Assert.Equal("documents.outside", Refusal(Of(P(""), ("word/_rels/document.xml.rels", Outside))));
        Assert.Equal("documents.fetches", Refusal(Of("<w:p><w:r><w:instrText> DDEAUTO c:\\\\x </w:instrText></w:r></w:p>")));
        Assert.Equal("documents.revisions", Refusal(Of("<w:p><w:ins><w:r><w:t>x</w:t></w:r></w:ins></w:p>")));
    }

    [Fact]
    public void A_bomb_is_refused_while_it_is_unpacked()
    {
        var bomb = Of(P(""), ("word/media/a.txt", new string('0', (int)DocxFile.MostUnpacked + 1)));
        Assert.InRange(bomb.Length, 1, 200_000);
        Assert.Equal("documents.tooLarge", Refusal(bomb));
        Assert.Equal("documents.tooLarge", Refusal(new byte[DocxFile.MostBytes + 1]));
        Assert.Equal("documents.tooLarge", Refusal(Of(P(""), [.. Enumerable.Range(0, DocxFile.MostParts).Select(i => ($"word/{i}.txt", ""))])));
    }

    [Theory]
    [InlineData("{{ applicantNme }}", false, "documents.nameUnknown")]
    [InlineData("{{ bankAccount + \"x\" }}", false, "documents.sensitive")]
    [InlineData("{{ fundSource }}", true, "documents.notPublic")]
    [InlineData("{{ bankAccount }}", false, null)]
    [InlineData("{{ applicantName }}", true, "documents.notPublic")]
    [InlineData("{{ notice.heading }}", true, null)]
    [InlineData("{{ count(family[annualIncome > 0]) }}", false, null)]
    public void A_template_asks_only_what_its_process_knows(string text, bool isPublic, string? key)
    {
        var problems = DocumentChecks.Find(ShippedPackages.Get("hardship-aid"), "a.docx", Template(P(text)), isPublic).ToArray();
        Assert.Equal(key is null ? [] : [key], problems.Select(p => ((Sentence)p.Sentence.Values["fault"]!).Key));
    }

    [Fact]
    public void Every_shipped_template_can_be_read_and_filled_for_every_package()
    {
        Assert.Equal([ShippedDocuments.ApprovalSheet, ShippedDocuments.Notice], ShippedDocuments.All.Keys);
        foreach (var package in ShippedPackages.All.Values)
            foreach (var (name, template) in ShippedDocuments.All.Concat(package.Documents))
            {
                Assert.Empty(DocumentChecks.Find(package, name, template, isPublic: name == ShippedDocuments.Notice));
                var filled = DocumentFiller.Fill(template, Data([.. SampleAnswers.Of(package, new(2026, 6, 18)).Entries.Select(e => (e.Key, e.Value))]) with { Forms = [.. package.Forms.Values] });
                Assert.DoesNotContain("{{", string.Concat(DocxFile.Xml(filled.Part(DocxFile.MainPart)!).Descendants().Select(e => e.Value)), StringComparison.Ordinal);
            }
    }
}
