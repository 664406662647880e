using System.Text.RegularExpressions;
using System.Xml.Linq;
using Workflows.Definitions.Texts;

namespace Workflows.Definitions.Documents;

/// <summary>What a .docx must not hold, asked of every file before anything else looks at it.</summary>
internal static partial class DocxSafety
{
    /// <summary>The sentence of the first thing that forbids the file; null where nothing does.</summary>
    public static Sentence? Refuse(DocxFile file)
    {
        var paths = file.Parts.Select(p => p.Path).ToArray();
        if (paths.Any(p => p.Split('/').Any(s => s is "" or "." or "..")) || paths.Distinct(StringComparer.OrdinalIgnoreCase).Count() != paths.Length)
            return Sentence.Of("documents.notDocx");
        if (paths.Any(p => Macro().IsMatch(p)))
            return Sentence.Of("documents.macros");
        if (paths.Any(p => Embedded().IsMatch(p)))
            return Sentence.Of("documents.embedded");
        foreach (var (path, bytes) in file.Parts.Where(p => IsXml(p.Path)))
            if (Refuse(path, DocxFile.Xml(bytes)) is { } refusal)
                return refusal;
        return file.Part(DocxFile.MainPart) is { } main && DocxFile.Xml(main).Root?.Name == Word.Name("document") ? null : Sentence.Of("documents.notDocx");
    }

    private static bool IsXml(string path) => path.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".rels", StringComparison.OrdinalIgnoreCase);

    private static Sentence? Refuse(string path, XDocument xml) => path switch
    {
        "[Content_Types].xml" => xml.Descendants().Any(e => (string?)e.Attribute("ContentType") is { } type && Active().IsMatch(type)) ? Sentence.Of("documents.macros") : null,
        _ when path.EndsWith(".rels", StringComparison.OrdinalIgnoreCase) => Outside(xml) is { } target ? Sentence.Of("documents.outside", ("target", target)) : null,
        _ => Content(xml),
    };

    /// <summary>Where the first relationship that leads outside leads to.</summary>
    private static string? Outside(XDocument relations) => relations.Descendants()
        .Where(e => e.Name.LocalName == "Relationship" && string.Equals((string?)e.Attribute("TargetMode"), "External", StringComparison.OrdinalIgnoreCase))
        .Select(e => (string?)e.Attribute("Target") ?? "").FirstOrDefault();

    private static Sentence? Content(XDocument xml)
    {
        if (xml.Descendants().Any(e => e.Name == Word.Name("object") || e.Name == Word.Name("control") || e.Name == Word.Name("altChunk")))
            return Sentence.Of("documents.embedded");
        var instructions = xml.Descendants(Word.Name("instrText")).Select(e => e.Value)
            .Concat(xml.Descendants(Word.Name("fldSimple")).Select(e => (string?)e.Attribute(Word.Name("instr")) ?? ""));
        return Fetches().IsMatch(string.Join(' ', instructions)) ? Sentence.Of("documents.fetches")
            : xml.Descendants().Any(e => e.Name == Word.Name("ins") || e.Name == Word.Name("del")) ? Sentence.Of("documents.revisions")
            : null;
    }

    [GeneratedRegex(@"vba|macro|\.bin$", RegexOptions.IgnoreCase)]
    private static partial Regex Macro();

    [GeneratedRegex(@"embeddings/|activeX/|afchunk|\.(ole|exe|dll|html?|js)$", RegexOptions.IgnoreCase)]
    private static partial Regex Embedded();

    [GeneratedRegex("macroEnabled|vbaProject|activeX|oleObject", RegexOptions.IgnoreCase)]
    private static partial Regex Active();

    /// <summary>Field codes of Word that read something from elsewhere when the document is opened.</summary>
    [GeneratedRegex(@"\b(DDE|DDEAUTO|INCLUDETEXT|INCLUDEPICTURE|IMPORT|LINK|DATABASE|RD)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Fetches();
}
