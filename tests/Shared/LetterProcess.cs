using System.IO.Compression;
using System.Text;
using System.Xml.Linq;
using Workflows.Definitions.Documents;
using Workflows.Definitions.Packages;

namespace Workflows.Testing;

/// <summary>
/// A process of the tests' own that sends a 通知 out by people: the street's aid officer drafts it, the vice chair reviews it, the
/// cashier numbers it, the chair seals it and attaches the scan, the cashier sends it. Its template bears a picture beside the head.
/// </summary>
internal static class LetterProcess
{
    public const string Name = "letters";

    /// <summary>One red point.</summary>
    public static byte[] Emblem { get; } = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGM4IaAHAAKqAQeCJZruAAAAAElFTkSuQmCC");

    public static Dictionary<string, byte[]> Files { get; } = new(StringComparer.Ordinal)
    {
        ["process.bpmn"] = Encoding.UTF8.GetBytes($"""
            <?xml version="1.0" encoding="UTF-8"?>
            <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:wf="http://union-workflows.example/schema/1"
              xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI" id="d" targetNamespace="urn:test">
              <bpmn:process id="letters" name="示例发文" wf:nameEn="Example letter" isExecutable="true">
                <bpmn:extensionElements><wf:case title="subject" startForm="request" starters="street.aidOfficer" readers="street.aidOfficer street.viceChair street.chair street.cashier" /></bpmn:extensionElements>
                <bpmn:startEvent id="start" name="提出" wf:nameEn="Asked for" />
                <bpmn:userTask id="letter" name="发文" wf:nameEn="Letter"><bpmn:extensionElements>
                  <wf:stage kind="document" template="letter" type="通知" at="level:street">
                    <wf:draft form="letter" suggest="SUGGESTED"><wf:candidates starter="true" /></wf:draft>
                    <wf:review><wf:candidates post="street.viceChair" at="level:street" /><wf:exclude drafter="true" /></wf:review>
                    <wf:number><wf:candidates post="street.cashier" at="level:street" /></wf:number>
                    <wf:stamp form="seal"><wf:candidates post="street.chair" at="level:street" /><wf:exclude drafter="true" /></wf:stamp>
                    <wf:send><wf:candidates post="street.cashier" at="level:street" /></wf:send>
                    <wf:to starter="true" /><wf:to post="street.viceChair" at="level:street" />
                  </wf:stage></bpmn:extensionElements></bpmn:userTask>
                <bpmn:exclusiveGateway id="sent" name="发出了？" wf:nameEn="Sent?" default="f3" />
                <bpmn:endEvent id="done" name="办结" wf:outcome="sent" />
                <bpmn:endEvent id="void" name="作废" wf:outcome="voided" />
                <bpmn:sequenceFlow id="f1" sourceRef="start" targetRef="letter" />
                <bpmn:sequenceFlow id="f2" sourceRef="letter" targetRef="sent" />
                <bpmn:sequenceFlow id="f3" sourceRef="sent" targetRef="done" />
                <bpmn:sequenceFlow id="f4" name="作废" sourceRef="sent" targetRef="void"><bpmn:conditionExpression>outcome.letter = "voided"</bpmn:conditionExpression></bpmn:sequenceFlow>
              </bpmn:process>
              <bpmndi:BPMNDiagram id="g"><bpmndi:BPMNPlane id="pl" bpmnElement="letters">
                {Shape("start", 60, 82, 36)}{Shape("letter", 160, 60, 100, 80)}{Shape("sent", 310, 75, 50)}{Shape("done", 410, 82, 36)}{Shape("void", 317, 170, 36)}
                <bpmndi:BPMNEdge id="e1" bpmnElement="f1"><di:waypoint x="96" y="100"/><di:waypoint x="160" y="100"/></bpmndi:BPMNEdge>
                <bpmndi:BPMNEdge id="e2" bpmnElement="f2"><di:waypoint x="260" y="100"/><di:waypoint x="310" y="100"/></bpmndi:BPMNEdge>
                <bpmndi:BPMNEdge id="e3" bpmnElement="f3"><di:waypoint x="360" y="100"/><di:waypoint x="410" y="100"/></bpmndi:BPMNEdge>
                <bpmndi:BPMNEdge id="e4" bpmnElement="f4"><di:waypoint x="335" y="125"/><di:waypoint x="335" y="170"/></bpmndi:BPMNEdge>
              </bpmndi:BPMNPlane></bpmndi:BPMNDiagram>
            </bpmn:definitions>
            """.Replace("SUGGESTED", "{body: &quot;现将&quot; + subject + &quot;的有关事项通知如下。&quot;}", StringComparison.Ordinal)),
        ["forms/request.form.json"] = """
            { "type": "default", "id": "request", "schemaVersion": 18, "components": [
              { "id": "F1", "type": "textfield", "key": "subject", "label": "事由", "validate": { "required": true }, "properties": { "labelEn": "Subject" } },
              { "id": "F2", "type": "textfield", "key": "recipients", "label": "主送", "validate": { "required": true }, "properties": { "labelEn": "To" } } ] }
            """u8.ToArray(),
        ["forms/letter.form.json"] = """
            { "type": "default", "id": "letter", "schemaVersion": 18, "components": [
              { "id": "F3", "type": "textarea", "key": "body", "label": "正文", "validate": { "required": true, "maxLength": 2000 }, "properties": { "labelEn": "Text" } } ] }
            """u8.ToArray(),
        ["forms/seal.form.json"] = """
            { "type": "default", "id": "seal", "schemaVersion": 18, "components": [
              { "id": "F4", "type": "filepicker", "key": "scan", "label": "盖章件", "multiple": true, "validate": { "required": true }, "properties": { "labelEn": "Stamped paper", "camera": "true" } } ] }
            """u8.ToArray(),
        ["texts.json"] = """{ "documentType.通知": { "zh": "通知", "en": "Notice" } }"""u8.ToArray(),
        ["documents/letter.docx"] = Template(),
    };

    private static string Shape(string id, int x, int y, int width, int? height = null) =>
        $"<bpmndi:BPMNShape id='{id}_s' bpmnElement='{id}'><dc:Bounds x='{x}' y='{y}' width='{width}' height='{height ?? width}'/></bpmndi:BPMNShape>";

    /// <summary>The product's own letter with other words and, as a union would do with its emblem, a picture (a red square).</summary>
    private static byte[] Template()
    {
        var bytes = new MemoryStream();
        bytes.Write(ShippedPackages.Get("hardship-aid").Documents["result"].Bytes);
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Update, leaveOpen: true))
        {
            var space = (XNamespace)"http://schemas.openxmlformats.org/wordprocessingml/2006/main";
            Change(zip, DocxFile.MainPart, xml =>
            {
                var body = xml.Root!.Element(space + "body")!;
                body.Elements(space + "p").Remove();
                body.AddFirst(XElement.Parse($"<r xmlns:w='{space}'>{Picture}{Lines}</r>").Elements());
            });
            Change(zip, "word/_rels/document.xml.rels", xml => xml.Root!.Add(new XElement(xml.Root.Name.Namespace + "Relationship",
                new XAttribute("Id", "emblem"), new XAttribute("Type", "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"), new XAttribute("Target", "media/emblem.png"))));
            Change(zip, "[Content_Types].xml", xml => xml.Root!.AddFirst(new XElement(xml.Root.Name.Namespace + "Default", new XAttribute("Extension", "png"), new XAttribute("ContentType", "image/png"))));
            using var emblem = zip.CreateEntry("word/media/emblem.png").Open();
            emblem.Write(Emblem);
        }
        return bytes.ToArray();
    }

    private static string Lines => string.Concat(new[]
    {
        ("Organ", "{{ document.organ }}"), ("Number", "{{ document.number }}"), ("DocTitle", "关于{{ subject }}的通知"), ("Normal", "{{ recipients }}："),
        ("Body", "{{ body }}"), ("Sign", "{{ document.organ }}"), ("Sign", "{{ document.date | 日期 }}"),
    }.Select(line => $"<w:p><w:pPr><w:pStyle w:val='{line.Item1}'/></w:pPr><w:r><w:t xml:space='preserve'>{line.Item2}</w:t></w:r></w:p>"));

    private const string Picture = """
        <w:p><w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" distT="0" distB="0" distL="0" distR="0"><wp:extent cx="540000" cy="540000"/><wp:docPr id="1" name="Emblem"/>
        <a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture">
        <pic:nvPicPr><pic:cNvPr id="1" name="Emblem"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:embed="emblem"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>
        <pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="540000" cy="540000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>
        """;

    private static void Change(ZipArchive zip, string path, Action<XDocument> change)
    {
        var entry = zip.GetEntry(path)!;
        XDocument xml;
        using (var read = entry.Open()) xml = XDocument.Load(read);
        change(xml);
        entry.Delete();
        using var written = zip.CreateEntry(path).Open();
        xml.Save(written);
    }
}
