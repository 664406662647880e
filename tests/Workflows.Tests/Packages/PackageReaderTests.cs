using System.Text;
using Workflows.Definitions.Feel;
using Workflows.Definitions.Packages;
using Workflows.Definitions.Registers;

namespace Workflows.Tests.Packages;

public sealed class PackageReaderTests
{
    private const string Diagram = """
        <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"><bpmn:process id="p">
        <bpmn:startEvent id="s"/><bpmn:endEvent id="e"/><bpmn:sequenceFlow sourceRef="s" targetRef="e"/></bpmn:process></bpmn:definitions>
        """;

    private static PackageReading Read(params (string Path, string Text)[] files) =>
        PackageReader.Read("example", files.ToDictionary(f => f.Path, f => Encoding.UTF8.GetBytes(f.Text)));

    [Fact]
    public void The_hash_is_over_paths_and_bytes_in_ordinal_order()
    {
        // sha256("a\0" "1\0" "x" "b\0" "2\0" "yz")
        var one = new Dictionary<string, byte[]> { ["b"] = "yz"u8.ToArray(), ["a"] = "x"u8.ToArray() };
        Assert.Equal("d94387a22b65d170deff57649157b219e7e5d33a85914501a00a77dd309ef98d", PackageReader.HashOf(one));
        var moved = new Dictionary<string, byte[]> { ["a"] = "xy"u8.ToArray(), ["b"] = "z"u8.ToArray() };
        Assert.NotEqual(PackageReader.HashOf(one), PackageReader.HashOf(moved));
    }

    [Fact]
    public void Forms_tables_texts_and_scenarios_are_known_by_their_names()
    {
        var package = ShippedPackages.Get("hardship-aid");
        Assert.Contains("home-visit", package.Forms.Keys);
        Assert.Equal(["eligibility"], package.Decisions.Keys);
        Assert.Contains("month", package.Scenarios.Keys);
        Assert.Equal("困难职工帮扶公示", package.Texts["noticeHeading"].Chinese);
        Assert.Equal(64, package.Hash.Length);
    }

    [Fact]
    public void Without_a_diagram_there_is_no_package()
    {
        var reading = Read(("texts.json", "{}"));
        Assert.Null(reading.Package);
        Assert.Equal("packages.noDiagram", Assert.Single(reading.Problems).Sentence.Key);
    }

    [Theory]
    [InlineData("texts.json", "{ \"a\": { \"zh\": \"甲\" } }", "packages.textIncomplete")]
    [InlineData("texts.json", "{ \"a\": ", "packages.textsNotJson")]
    [InlineData("texts.json", "[]", "packages.textsNotJson")]
    [InlineData("forms/a.form.json", "{", "forms.reader.json")]
    [InlineData("tables/a.dmn", "<a/>", "dmn.notDmn")]
    public void A_broken_file_is_named(string path, string text, string key)
    {
        var reading = Read((PackageReader.Diagram, Diagram), (path, text));
        Assert.Null(reading.Package);
        Assert.Contains((path, key), reading.Problems.Select(p => (p.File, p.Sentence.Key)));
    }

    [Theory]
    [InlineData("readme.txt")]
    [InlineData("forms/deep/a.form.json")]
    [InlineData("forms/.form.json")]
    public void A_file_a_package_has_no_use_for_is_a_warning(string path)
    {
        var reading = Read((PackageReader.Diagram, Diagram), (path, "{}"));
        Assert.NotNull(reading.Package);
        Assert.True(Assert.Single(reading.Problems).IsWarning);
    }

    [Fact]
    public void Bytes_that_are_not_UTF_8_are_named()
    {
        var reading = PackageReader.Read("example", new Dictionary<string, byte[]> { [PackageReader.Diagram] = [0xD6, 0xD0] });
        Assert.Contains("packages.notUtf8", reading.Problems.Select(p => p.Sentence.Key));
    }

    [Theory]
    [InlineData("{name}申请{amount:money}元", "示例·张三申请8,000.00元")]
    [InlineData("{person.unit}，{missing}，{amount}", "示例单位，{missing}，8000")]
    [InlineData("{person}{", "{person}{")]
    public void Places_of_a_text_are_filled_from_the_case(string text, string said)
    {
        var values = FeelContext.Of(("name", FeelValue.Of("示例·张三")), ("amount", FeelValue.Of(8000)), ("person", FeelContext.Of(("unit", FeelValue.Of("示例单位")))));
        Assert.Equal(said, new PackageText(text, text).Filled(values.Get).Chinese);
    }

    [Fact]
    public void The_register_of_hardship_files_names_what_the_process_writes_into_it()
    {
        var written = ShippedPackages.Get("hardship-aid").BpmnXml;
        var fields = ShippedRegisters.All["hardship"].Fields;
        Assert.All(fields, f => Assert.Contains($"{f.Key}: ", written, StringComparison.Ordinal));
        Assert.All(fields, f => Assert.True(f.Label.IsComplete && f.Choices.Values.All(c => c.IsComplete), f.Key));
    }
}
