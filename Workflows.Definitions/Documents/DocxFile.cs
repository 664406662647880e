using System.Collections.Immutable;
using System.IO.Compression;
using System.Xml;
using System.Xml.Linq;
using Workflows.Definitions.Texts;

namespace Workflows.Definitions.Documents;

/// <summary>
/// A .docx taken apart: its parts by path, in their order. Reading refuses what a document of a union has no use for and
/// an attacker has: macros, embedded objects, links to the outside, document types, bombs. Written, the same parts give the
/// same bytes: stored, not deflated, each of 1 January 1980.
/// </summary>
public sealed class DocxFile
{
    public const string MediaType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    public const string MainPart = "word/document.xml";
    public const int MostBytes = 5_000_000;
    public const int MostParts = 200;
    public const long MostUnpacked = 40_000_000;

    private static readonly DateTimeOffset Always = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private DocxFile(ImmutableArray<(string Path, byte[] Bytes)> parts) => Parts = parts;

    public ImmutableArray<(string Path, byte[] Bytes)> Parts { get; }

    /// <summary>The file, or the sentence that refuses it.</summary>
    public static (DocxFile? File, Sentence? Refusal) Read(byte[] bytes)
    {
        if (bytes.Length > MostBytes)
            return (null, Sentence.Of("documents.tooLarge", ("bytes", MostBytes)));
        try
        {
            using var zip = new ZipArchive(new MemoryStream(bytes, writable: false), ZipArchiveMode.Read);
            if (zip.Entries.Count > MostParts)
                return (null, Sentence.Of("documents.tooLarge", ("bytes", MostBytes)));
            var file = new DocxFile(Unpacked(zip));
            return DocxSafety.Refuse(file) is { } refusal ? (null, refusal) : (file, null);
        }
        catch (TooLargeException)
        {
            return (null, Sentence.Of("documents.tooLarge", ("bytes", MostBytes)));
        }
        catch (Exception broken) when (broken is InvalidDataException or XmlException or NotSupportedException or EndOfStreamException or ArgumentException)
        {
            return (null, Sentence.Of("documents.notDocx"));
        }
    }

    /// <summary>A part as XML, without entities and without anything from outside.</summary>
    /// <exception cref="XmlException">The part is no XML, or has a document type.</exception>
    public static XDocument Xml(byte[] part)
    {
        using var reader = XmlReader.Create(new MemoryStream(part, writable: false), new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = MostUnpacked, IgnoreProcessingInstructions = true,
        });
        return XDocument.Load(reader, LoadOptions.PreserveWhitespace);
    }

    /// <summary>The bytes of the part of that path; null where there is none.</summary>
    public byte[]? Part(string path) => Parts.Where(p => p.Path == path).Select(p => p.Bytes).FirstOrDefault();

    /// <summary>The file with some of its parts written anew.</summary>
    public DocxFile With(IReadOnlyDictionary<string, XDocument> changed) =>
        new([.. Parts.Select(p => changed.TryGetValue(p.Path, out var xml) ? (p.Path, Bytes(xml)) : p)]);

    public byte[] ToBytes()
    {
        using var written = new MemoryStream();
        using (var zip = new ZipArchive(written, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (path, bytes) in Parts)
            {
                var entry = zip.CreateEntry(path, CompressionLevel.NoCompression);
                entry.LastWriteTime = Always;
                entry.ExternalAttributes = 0;
                using var content = entry.Open();
                content.Write(bytes);
            }
        return written.ToArray();
    }

    private static ImmutableArray<(string, byte[])> Unpacked(ZipArchive zip)
    {
        var parts = ImmutableArray.CreateBuilder<(string, byte[])>();
        var left = MostUnpacked;
        foreach (var entry in zip.Entries.Where(e => !e.FullName.EndsWith('/')))
        {
            var bytes = Unpacked(entry, left);
            left -= bytes.Length;
            parts.Add((entry.FullName.Replace('\\', '/').TrimStart('/'), bytes));
        }
        return parts.ToImmutable();
    }

    /// <summary>Counted while it is unpacked: what the entry says of its own size is not believed.</summary>
    private static byte[] Unpacked(ZipArchiveEntry entry, long most)
    {
        using var content = entry.Open();
        using var bytes = new MemoryStream();
        var some = new byte[81_920];
        for (int read; (read = content.Read(some)) > 0;)
        {
            if (bytes.Length + read > most)
                throw new TooLargeException();
            bytes.Write(some, 0, read);
        }
        return bytes.ToArray();
    }

    private static byte[] Bytes(XDocument xml)
    {
        using var bytes = new MemoryStream();
        using (var writer = XmlWriter.Create(bytes, new XmlWriterSettings { Encoding = new System.Text.UTF8Encoding(false), NewLineHandling = NewLineHandling.None }))
            xml.Save(writer);
        return bytes.ToArray();
    }

    private sealed class TooLargeException : Exception;
}
