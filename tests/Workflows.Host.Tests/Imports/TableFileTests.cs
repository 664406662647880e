using System.Collections.Immutable;
using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using Workflows.Definitions;
using Workflows.Definitions.Texts;
using Workflows.Host.Exports;
using Workflows.Host.Imports.Tables;
using Workflows.Host.Web;
using Workflows.Testing;

namespace Workflows.Host.Tests.Imports;

/// <summary>Files as offices have them become tables; whatever else they are becomes a sentence.</summary>
public sealed class TableFileTests
{
    private static readonly TextCatalog Texts = WebServices.Texts();

    private static byte[] Gb18030(string text) => CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!.GetBytes(text);

    private static string Cells(byte[] bytes) => TableFile.Read(bytes) is { Refusal: null } table
        ? string.Join('\n', table.Value.Rows.Select(r => $"{r.Number}:{string.Join('|', r.Cells)}"))
        : Texts.Say(TableFile.Read(bytes).Refusal!, Language.Chinese);

    public static TheoryData<string, byte[]> Encodings => new()
    {
        { "UTF-8", Encoding.UTF8.GetBytes("姓名,手机号\n示例·张三,13800000000\n") },
        { "UTF-8", [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes("姓名,手机号\n示例·张三,13800000000\n")] },
        { "GB18030", Gb18030("姓名,手机号\n示例·张三,13800000000\n") },
        { "UTF-16", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes("姓名\t手机号\r\n示例·张三\t13800000000")] },
        { "UTF-16", [0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes("姓名;手机号\r示例·张三;13800000000")] },
    };

    [Theory, MemberData(nameof(Encodings))]
    public void The_encoding_is_found_from_the_bytes(string encoding, byte[] bytes)
    {
        Assert.Equal("1:姓名|手机号\n2:示例·张三|13800000000", Cells(bytes));
        Assert.Contains(encoding, Texts.Say(TableFile.Read(bytes).Value.How, Language.Chinese), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("甲,乙\n1,\"二,\"\"2\"\"\n行\"\n\n3,4", "1:甲|乙\n2:1|二,\"2\"\n行\n4:3|4")]
    [InlineData("甲;乙\r\n1,5;2\r\n", "1:甲|乙\n2:1,5|2")]
    [InlineData("甲，乙\n1，2\n", "1:甲|乙\n2:1|2")]
    [InlineData("sep=;\n甲;乙\n1;2", "1:甲|乙\n2:1|2")]
    [InlineData("某单位名册，2026年\n甲\t乙\n1\t2，3", "1:某单位名册，2026年\n2:甲|乙\n3:1|2，3")]
    [InlineData("甲,乙,,\n 1 ,'=2,,", "1:甲|乙\n2:1|=2")]
    public void Cells_are_parted_as_people_part_them(string text, string cells) => Assert.Equal(cells, Cells(Encoding.UTF8.GetBytes(text)));

    public static TheoryData<byte[], string> Broken => new()
    {
        { [], "没有内容" },
        { " \n,,\n"u8.ToArray(), "没有内容" },
        { Encoding.UTF8.GetBytes("甲,乙\n\"1,2\n3,4"), "从第 2 行起，有一个双引号没有成对" },
        { [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], "旧版 .xls" },
        { [.. "甲"u8, 0, 1, 2], "不是表格文件" },
        { [0xFF, 0x41, 0x2C, 0x81, 0x20], "编码读不出来" },
        { [.. "PK"u8, 3, 4, 9, 9, 9], "已损坏" },
        { new byte[TableLimits.MostBytes + 1], "超过 20 MB" },
        { Encoding.UTF8.GetBytes(string.Join(',', Enumerable.Range(0, 101))), "第 1 行超过 100 列" },
        { Encoding.UTF8.GetBytes("甲," + new string('字', TableLimits.MostLetters + 1)), "第 1 行第 2 列的内容超过 4000 个字" },
        { Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("1\n", TableLimits.MostRows + 1))), "表格超过" },
    };

    [Theory, MemberData(nameof(Broken), DisableDiscoveryEnumeration = true)]
    public void What_cannot_be_read_is_said_in_a_sentence(byte[] bytes, string words) => Assert.Contains(words, Cells(bytes), StringComparison.Ordinal);

    [Fact]
    public void A_workbook_saved_by_LibreOffice_is_read_with_its_days()
    {
        var bytes = File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Imports", "units.xlsx"));

        Assert.Equal("""
            1:示例街道各单位名册
            2:单位名称|编号|层级|上级|成立日期
            3:示例甲有限公司工会|JIA-1|企业|示例街道总工会|2024-05-06
            4:示例乙有限公司工会|YI-1|企业工会|s1|2023-12-31
            6:示例甲,第一分会|JIA-1-1|分会|JIA-1|2025-01-01
            """.ReplaceLineEndings("\n"), Cells(bytes));
    }

    [Theory]
    [InlineData("<c r=\"C2\" t=\"str\"><f>1+1</f><v>公式</v></c>", "||公式")]
    [InlineData("<c t=\"str\"><v>甲</v></c><c/><c t=\"str\"><v>丙</v></c>", "甲||丙")]
    [InlineData("<c><v>8000.1000000000004</v></c><c t=\"b\"><v>1</v></c>", "8000.1|TRUE")]
    [InlineData("<c><v>4.4010619900101101E17</v></c>", "4.4010619900101101E17")]
    [InlineData("<c t=\"inlineStr\"><is><r><t>张</t></r><rPh><t>zhang</t></rPh><r><t>三</t></r></is></c>", "张三")]
    public void Cells_of_a_sheet_are_text(string cell, string text) =>
        Assert.Equal($"2:{text}", Cells(Workbook($"<sheetData><row r=\"2\">{cell}</row></sheetData>")));

    [Fact]
    public void Entities_and_files_that_swell_are_refused()
    {
        var entities = Workbook("<sheetData><row><c t=\"str\"><v>&a;</v></c></row></sheetData>", "<!DOCTYPE worksheet [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>");
        Assert.Contains("已损坏", Cells(entities), StringComparison.Ordinal);
        Assert.Contains("解开后太大", Cells(Swollen()), StringComparison.Ordinal);
    }

    /// <summary>What is written can be read, and what a spreadsheet would take for a formula is a text in the file.</summary>
    [Theory]
    [InlineData(TableWriter.Csv)]
    [InlineData(TableWriter.Xlsx)]
    public async Task A_written_table_is_read_back_and_holds_no_formula(string format)
    {
        using var stream = new MemoryStream();
        await using (var writer = TableWriter.Of(format, stream))
        {
            await writer.RowAsync(["名称", "金额", "日期", "数"], TestContext.Current.CancellationToken);
            await writer.RowAsync(["=HYPERLINK(\"http://x\")", new Money(-800_050), new DateOnly(2026, 6, 18), 7], TestContext.Current.CancellationToken);
            await writer.RowAsync(["多行\n“引号”\"", null, null, "＋1\u0001"], TestContext.Current.CancellationToken);
        }
        var rows = TableFile.Read(stream.ToArray()).Value.Rows;
        Assert.Equal(["=HYPERLINK(\"http://x\")", format == TableWriter.Csv ? "-8000.50" : "-8000.5", "2026-06-18", "7"], rows[1].Cells);
        Assert.Equal("多行\n“引号”\"", rows[2][0]);
        Assert.Contains("'=HYPERLINK", format == TableWriter.Csv ? Encoding.UTF8.GetString(stream.ToArray()) : Part(stream.ToArray(), "xl/worksheets/sheet1.xml"), StringComparison.Ordinal);
    }

    /// <summary>Where LibreOffice is installed it opens the workbook: amounts are numbers, codes keep their zeros, and a guarded text stays a text.</summary>
    [Fact]
    public async Task LibreOffice_opens_a_written_workbook()
    {
        Requires.Part("calc", File.Exists("/usr/bin/soffice") && File.Exists("/usr/lib/libreoffice/program/libsclo.so"), "LibreOffice Calc was not found; install Debian's libreoffice-calc.");
        var folder = Directory.CreateTempSubdirectory("union-workflows-calc-").FullName;
        await using (var file = File.Create(Path.Combine(folder, "a.xlsx")))
        await using (var writer = TableWriter.Of(TableWriter.Xlsx, file))
        {
            await writer.RowAsync(["名称", "金额", "编号"], TestContext.Current.CancellationToken);
            await writer.RowAsync(["=1+1", new Money(123_450), "007"], TestContext.Current.CancellationToken);
        }
        using var office = Process.Start(new ProcessStartInfo("/usr/bin/soffice",
            ["-env:UserInstallation=file://" + Path.Combine(folder, "profile"), "--headless", "--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true", "--outdir", folder, Path.Combine(folder, "a.xlsx")]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        await office.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal("名称,金额,编号\n'=1+1,\"1,234.50\",007\n", await File.ReadAllTextAsync(Path.Combine(folder, "a.csv"), TestContext.Current.CancellationToken));
        Directory.Delete(folder, recursive: true);
    }

    [Theory]
    [InlineData("=1", true), InlineData("+1", true), InlineData("-1", true), InlineData("@x", true), InlineData("\tx", true), InlineData("\rx", true), InlineData(" =1", true), InlineData("＝1", true)]
    [InlineData("1=1", false), InlineData("张三", false), InlineData("", false), InlineData("'x", false)]
    public void Texts_that_begin_like_formulas_get_an_apostrophe(string text, bool guarded)
    {
        Assert.Equal(guarded ? "'" + text : text, FormulaGuard.Guard(text));
        Assert.Equal(text, FormulaGuard.Undo(FormulaGuard.Guard(text)));
    }

    /// <summary>Bytes of any kind, and good files with some bytes changed: always a table or a sentence that can be said.</summary>
    [Fact]
    public void Nothing_makes_the_reader_fail()
    {
        var random = new Random(20260618);
        var workbook = File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Imports", "units.xlsx"));
        byte[][] seeds = [workbook, Encoding.UTF8.GetBytes("甲,乙\n\"1\n2\",3\n"), Gb18030("姓名,单位\n张三,示例\n"), Workbook("<sheetData><row r=\"1\"><c t=\"s\" s=\"1\"><v>0</v></c></row></sheetData>")];
        for (var i = 0; i < 3_000; i++)
        {
            var bytes = i % 3 == 0 ? new byte[random.Next(300)] : [.. seeds[random.Next(seeds.Length)]];
            if (i % 3 == 0) random.NextBytes(bytes);
            else for (var n = random.Next(1, 8); n > 0; n--) bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            Assert.NotEqual("", Cells(bytes));
        }
    }

    private static byte[] Workbook(string sheet, string before = "")
    {
        using var stream = new MemoryStream();
        stream.Write(Written());
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            zip.GetEntry("xl/worksheets/sheet1.xml")!.Delete();
            using var writer = new StreamWriter(zip.CreateEntry("xl/worksheets/sheet1.xml").Open());
            writer.Write($"{before}<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">{sheet}</worksheet>");
        }
        return stream.ToArray();
    }

    private static byte[] Written()
    {
        using var stream = new MemoryStream();
        new XlsxWriter(stream).DisposeAsync().AsTask().GetAwaiter().GetResult();
        return stream.ToArray();
    }

    private static byte[] Swollen()
    {
        using var stream = new MemoryStream();
        stream.Write(Written());
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            using var part = zip.CreateEntry("xl/media/a.bin").Open();
            for (var i = 0; i < 401; i++) part.Write(new byte[1 << 20]);
        }
        return stream.ToArray();
    }

    private static string Part(byte[] workbook, string name)
    {
        using var zip = new ZipArchive(new MemoryStream(workbook));
        using var reader = new StreamReader(zip.GetEntry(name)!.Open());
        return reader.ReadToEnd();
    }
}
