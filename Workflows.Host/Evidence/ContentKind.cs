using System.Collections.Immutable;
using System.IO.Compression;
using System.Text;

namespace Workflows.Host.Evidence;

/// <summary>What a file is by its content, whatever it calls itself: the kinds this house takes, and nothing else.</summary>
/// <param name="Endings">How names of this kind end, the usual one first.</param>
public sealed record ContentKind(string MediaType, ImmutableArray<string> Endings)
{
    public static ContentKind Pdf { get; } = new("application/pdf", [".pdf"]);
    public static ContentKind Jpeg { get; } = new("image/jpeg", [".jpg", ".jpeg"]);
    public static ContentKind Png { get; } = new("image/png", [".png"]);
    public static ContentKind Heic { get; } = new("image/heic", [".heic"]);
    public static ContentKind Docx { get; } = new("application/vnd.openxmlformats-officedocument.wordprocessingml.document", [".docx"]);
    public static ContentKind Xlsx { get; } = new("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", [".xlsx"]);
    public static ContentKind Doc { get; } = new("application/msword", [".doc"]);
    public static ContentKind Xls { get; } = new("application/vnd.ms-excel", [".xls"]);

    /// <summary>A browser may show it in its own window without running anything of it.</summary>
    public static bool IsShown(string mediaType) => mediaType == Pdf.MediaType || mediaType == Jpeg.MediaType || mediaType == Png.MediaType;

    /// <summary>Null where the bytes are of no kind that is taken; documents with macros are none.</summary>
    public static ContentKind? Of(byte[] content) => content.AsSpan() switch
    {
        [0x25, 0x50, 0x44, 0x46, 0x2D, ..] => Pdf,
        [0xFF, 0xD8, 0xFF, ..] => Jpeg,
        [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, ..] => Png,
        [_, _, _, _, 0x66, 0x74, 0x79, 0x70, var a, var b, var c, var d, ..] when HeicBrands.Contains(Encoding.ASCII.GetString([a, b, c, d])) => Heic,
        [0x50, 0x4B, 0x03, 0x04, ..] => OfPackage(content),
        [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, ..] => OfCompound(content),
        _ => null,
    };

    /// <summary>The name with an ending of this kind: that of another kind is replaced, any other stays and is followed by it.</summary>
    public string NameOf(string name)
    {
        if (HasEnding(name)) return name;
        var other = All.FirstOrDefault(k => k.HasEnding(name))?.Endings.First(e => name.EndsWith(e, StringComparison.OrdinalIgnoreCase));
        return name[..^(other?.Length ?? 0)] + Endings[0];
    }

    private bool HasEnding(string name) => Endings.Any(e => name.EndsWith(e, StringComparison.OrdinalIgnoreCase));

    private static ImmutableArray<ContentKind> All => [Pdf, Jpeg, Png, Heic, Docx, Xlsx, Doc, Xls];

    private static readonly ImmutableHashSet<string> HeicBrands = ["heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1"];

    /// <summary>An OOXML document is a zip archive with its main part at a fixed place.</summary>
    private static ContentKind? OfPackage(byte[] content)
    {
        try
        {
            using var archive = new ZipArchive(new MemoryStream(content, writable: false), ZipArchiveMode.Read);
            if (archive.Entries.Any(e => e.Name == "vbaProject.bin")) return null;
            return archive.GetEntry("word/document.xml") is not null ? Docx : archive.GetEntry("xl/workbook.xml") is not null ? Xlsx : null;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    /// <summary>The older documents are compound files; the name of the main stream stands in their directory as UTF-16.</summary>
    private static ContentKind? OfCompound(ReadOnlySpan<byte> content) =>
        content.IndexOf(Encoding.Unicode.GetBytes("_VBA_PROJECT")) >= 0 ? null
        : content.IndexOf(Encoding.Unicode.GetBytes("WordDocument")) >= 0 ? Doc
        : content.IndexOf(Encoding.Unicode.GetBytes("Workbook")) >= 0 ? Xls : null;
}
