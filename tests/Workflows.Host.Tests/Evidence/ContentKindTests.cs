using System.IO.Compression;
using System.Text;
using Workflows.Host.Evidence;

namespace Workflows.Host.Tests.Evidence;

/// <summary>What a file is by its content, and how its name then ends.</summary>
public sealed class ContentKindTests
{
    [Theory]
    [InlineData("%PDF-1.7", "application/pdf")]
    [InlineData("\u00FF\u00D8\u00FF\u00E0", "image/jpeg")]
    [InlineData("\u0089PNG\r\n\u001A\n", "image/png")]
    [InlineData("\0\0\0\u0018ftypheic\0\0\0\0", "image/heic")]
    [InlineData("\0\0\0\u0018ftypisom\0\0\0\0", null)]
    [InlineData("MZ", null)]
    [InlineData("<html><script>alert(1)</script>", null)]
    [InlineData("GIF89a", null)]
    [InlineData("PK\u0003\u0004 no archive", null)]
    [InlineData("", null)]
    public void A_file_is_what_its_bytes_say(string begins, string? type) => Assert.Equal(type, ContentKind.Of(Encoding.Latin1.GetBytes(begins))?.MediaType);

    [Theory]
    [InlineData("word/document.xml", ".docx")]
    [InlineData("xl/workbook.xml", ".xlsx")]
    [InlineData("evil.exe", null)]
    public void An_archive_is_a_document_only_by_its_main_part(string part, string? ending) => Assert.Equal(ending, ContentKind.Of(Zip("[Content_Types].xml", part))?.Endings[0]);

    [Fact]
    public void A_document_with_macros_is_not_taken() => Assert.Null(ContentKind.Of(Zip("word/document.xml", "word/vbaProject.bin")));

    [Theory]
    [InlineData("WordDocument", ".doc")]
    [InlineData("Workbook", ".xls")]
    [InlineData("Installer", null)]
    public void An_older_document_is_known_by_its_main_stream(string stream, string? ending) => Assert.Equal(ending,
        ContentKind.Of([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. Encoding.Unicode.GetBytes(stream)])?.Endings[0]);

    [Theory]
    [InlineData("收据.jpg", "收据.jpg")]
    [InlineData("收据.JPEG", "收据.JPEG")]
    [InlineData("收据.png", "收据.jpg")]
    [InlineData("收据", "收据.jpg")]
    [InlineData("收据.exe", "收据.exe.jpg")]
    [InlineData("2026.05.18收据", "2026.05.18收据.jpg")]
    public void The_name_ends_as_the_content_says(string sent, string kept) => Assert.Equal(kept, ContentKind.Jpeg.NameOf(sent));

    private static byte[] Zip(params string[] parts)
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var part in parts) archive.CreateEntry(part);
        return bytes.ToArray();
    }
}
