using Workflows.Definitions.Documents;
using Workflows.Definitions.Feel;
using Workflows.Definitions.Forms;
using static Workflows.Tests.Documents.Docx;

namespace Workflows.Tests.Documents;

public sealed class DocumentFillerTests
{
    private static readonly FormSchema Form = FormReader.Read("""
        {"type":"default","id":"f","components":[
          {"id":"a","type":"select","key":"aidItem","label":"帮扶项目","values":[{"label":"医疗救助","value":"medical"}],"properties":{"labelEn":"Item"}},
          {"id":"b","type":"textfield","key":"idNumber","label":"身份证号","properties":{"labelEn":"Identity","kind":"idNumber","sensitive":"true"}},
          {"id":"m","type":"number","key":"amount","label":"金额","properties":{"labelEn":"Amount","kind":"money"}},
          {"id":"c","type":"dynamiclist","path":"family","label":"家庭成员","properties":{"labelEn":"Family"},"components":[
            {"id":"d","type":"textfield","key":"name","label":"姓名","properties":{"labelEn":"Name"}},
            {"id":"e","type":"select","key":"health","label":"健康","values":[{"label":"慢性病","value":"chronic"}],"properties":{"labelEn":"Health"}}]}]}
        """).Schema!;

    [Fact]
    public void A_field_cut_into_runs_is_filled_in_the_run_it_begins_in()
    {
        var filled = DocumentFiller.Fill(Template(P("您好，{¦{ na¦me }}¦！")), Data(("name", FeelValue.Of("张<三>&\"四\""))));
        var runs = DocxFile.Xml(filled.Part(DocxFile.MainPart)!).Descendants().Where(e => e.Name.LocalName == "t").Select(e => e.Value);
        Assert.Equal(["您好，张<三>&\"四\"", "", "", "！"], runs);
    }

    [Theory]
    [InlineData("{{ amount | 金额 }} 元", "8,000.00 元")]
    [InlineData("{{ amount | 大写 }}", "捌仟元整")]
    [InlineData("{{ amount|capital }}", "捌仟元整")]
    [InlineData("{{ amount + 5.3 | 大写 }}", "捌仟零伍元叁角")]
    [InlineData("{{ day | 日期 }}", "2026年6月18日")]
    [InlineData("{{ day | 汉字日期 }}", "二〇二六年六月十八日")]
    [InlineData("{{ date(\"2030-10-20\") | 汉字日期 }}", "二〇三〇年十月二十日")]
    [InlineData("{{ date(\"2026-11-01\") | hanzi date }}", "二〇二六年十一月一日")]
    [InlineData("{{ today() }}", "2026年6月18日")]
    [InlineData("{{ name | 打码 }}", "示例·张*")]
    [InlineData("{{ if amount > 5000 then “多” else “少” }}", "多")]
    [InlineData("{{ \"a|b\" }}", "a|b")]
    [InlineData("{{ nobody }}", "")]
    [InlineData("{{ yes }}", "是")]
    [InlineData("{{ [1, 2] }}", "1、2")]
    [InlineData("{{ {a: 1} }}", "")]
    [InlineData("{{ name | 金额 }}", "")]
    public void A_value_is_written_as_a_Chinese_document_writes_it(string field, string written) => Assert.Equal(written, Filled(P(field), Data(
        ("amount", FeelValue.Of(8000)), ("day", FeelValue.Of(new DateOnly(2026, 6, 18))), ("name", FeelValue.Of("示例·张三")), ("yes", FeelValue.Of(true)))));

    [Fact]
    public void A_picture_stands_in_the_filled_document_byte_for_byte_with_what_leads_to_it()
    {
        const string relations = "word/_rels/document.xml.rels", picture = "word/media/image1.png";
        const string drawing = """<w:p><w:r><w:t>{{ name }}</w:t></w:r><w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"><a:blip xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:embed="rId5"/></wp:inline></w:drawing></w:r></w:p>""";
        const string leads = """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId5" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="media/image1.png"/></Relationships>""";
        var docx = Of(drawing, (relations, leads), (picture, "\u0089PNG a picture"));

        var filled = DocxFile.Read(DocumentFiller.Fill(DocumentTemplate.Read("a.docx", docx).Template!, Data(("name", FeelValue.Of("示例·张三")))).ToBytes()).File!;

        Assert.Equal(DocxFile.Read(docx).File!.Part(picture), filled.Part(picture));
        Assert.Equal(DocxFile.Read(docx).File!.Part(relations), filled.Part(relations));
        var body = DocxFile.Xml(filled.Part(DocxFile.MainPart)!);
        Assert.Equal("rId5", body.Descendants().Single(e => e.Name.LocalName == "blip").Attributes().Single(a => a.Name.LocalName == "embed").Value);
        Assert.Equal("示例·张三", body.Descendants().Single(e => e.Name.LocalName == "t").Value);
    }

    [Fact]
    public void An_answer_is_said_in_the_words_of_its_form()
    {
        var data = Data(("aidItem", FeelValue.Of("medical")), ("amount", FeelValue.Of(8000)), ("family", FeelValue.Of(
            [FeelContext.Of(("name", FeelValue.Of("示例·母")), ("health", FeelValue.Of("chronic")))]))) with { Forms = [Form] };
        Assert.Equal("医疗救助 8,000.00 元", Filled(P("{{ aidItem }} {{ amount }}"), data));
        Assert.Equal("1|示例·母|慢性病", Filled(Table(["{{#每项 family}}{{ rowNumber }}", "{{ name }}", "{{ health }}"]), data));
    }

    [Fact]
    public void What_is_sealed_is_masked_and_never_clear_within_a_calculation()
    {
        var data = Data(("idNumber", SealedValue.Of("s1", "t"))) with { Forms = [Form], Reveal = seal => seal.Id == "s1" ? FeelValue.Of("440399198501010028") : null };
        Assert.Equal("4403**********0028", Filled(P("{{ idNumber }}"), data));
        Assert.Equal("", Filled(P("{{ idNumber + \"\" }}"), data));
        Assert.Equal("***", Filled(P("{{ [idNumber][1] }}"), data));
    }

    [Fact]
    public void A_row_is_repeated_for_each_item_and_left_out_where_there_is_none()
    {
        string[][] rows = [["姓名", "金额"], ["{{#each people}}{{ name }}", "{{ amount | money }}"], ["合计", "{{ sum(people.amount) | 金额 }}"]];
        var people = FeelValue.Of([Person("甲", 600), Person("乙", 1200)]);
        Assert.Equal("姓名|金额\n甲|600.00\n乙|1,200.00\n合计|1,800.00", Filled(Table(rows), Data(("people", people))));
        Assert.Equal("姓名|金额\n合计|", Filled(Table(rows), Data(("people", FeelValue.Of([])))));
        Assert.Equal("前\n后", Filled(P("前") + Table([["{{#each people}}"]]) + P("后"), Data(("people", FeelValue.Null))));
    }

    [Fact]
    public void Paragraphs_and_rows_stand_where_their_condition_is_true()
    {
        var body = P("{{#如果 ok}}同意") + P("{{#如果 not(ok)}}不同意") + P("{{#if nothing}}无") + Table(["{{#整行如果 ok}}一", "{{#如果 not(ok)}}二"], ["{{#rowif not(ok)}}三", ""]);
        Assert.Equal("同意\n一|", Filled(body, Data(("ok", FeelValue.Of(true)))));
        Assert.Equal("不同意\n三|", Filled(body, Data(("ok", FeelValue.Of(false)))));
    }

    [Fact]
    public void Several_lines_alone_become_paragraphs_and_within_a_text_line_breaks()
    {
        var data = Data(("body", FeelValue.Of("一\r\n\n二")));
        Assert.Equal("一\n二", Filled(P("{{ body }}"), data));
        Assert.Equal(2, PaperReader.Read(DocumentFiller.Fill(Template(P("{{ body }}")), data)).Blocks.Length);
        Assert.Single(PaperReader.Read(DocumentFiller.Fill(Template(P("见：{{ body }}")), data)).Blocks);
    }

    [Fact]
    public void The_same_values_give_the_same_bytes_and_characters_XML_lacks_are_left_out()
    {
        var data = Data(("name", FeelValue.Of("张\u0001三\uD83D")));
        var once = DocumentFiller.Fill(Template(P("{{ name }}")), data).ToBytes();
        Assert.Equal(once, DocumentFiller.Fill(Template(P("{{ name }}")), data).ToBytes());
        Assert.Null(DocxFile.Read(once).Refusal);
        Assert.Equal("张三", Filled(P("{{ name }}"), data));
    }

    private static FeelContext Person(string name, int amount) => FeelContext.Of(("name", FeelValue.Of(name)), ("amount", FeelValue.Of(amount)));
}
