using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Workflows.Definitions.Bpmn;
using Workflows.Definitions.Dmn;
using Workflows.Definitions.Documents;
using Workflows.Definitions.Forms;
using Workflows.Definitions.Texts;

namespace Workflows.Definitions.Packages;

/// <summary>
/// Reads the files of a package – <c>process.bpmn</c>, <c>forms/*.form.json</c>, <c>tables/*.dmn</c>, <c>texts.json</c>,
/// <c>documents/*.docx</c>, <c>scenarios/*.md</c> – into a package, or into everything that is wrong with them. Whether it makes sense as a whole is
/// asked by the model checks and by binding.
/// </summary>
public static class PackageReader
{
    public const string Diagram = "process.bpmn";
    public const string TextFile = "texts.json";
    public const string Documents = "documents/";
    public const string DocumentEnding = ".docx";
    public const int MostFiles = 400;
    public const int MostBytes = 20_000_000;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <param name="name">Name of the package, e.g. <c>hardship-aid</c>.</param>
    /// <param name="files">Bytes by path, with <c>/</c> between folders.</param>
    public static PackageReading Read(string name, IReadOnlyDictionary<string, byte[]> files)
    {
        var problems = new List<Problem>();
        if (files.Count > MostFiles || files.Values.Sum(f => (long)f.Length) > MostBytes)
            return new(null, [new Problem("", "", 0, Sentence.Of("packages.tooLarge", ("files", MostFiles), ("bytes", MostBytes)))]);
        var texts = Decoded(files, problems);
        var (xml, model) = ReadDiagram(texts, problems);
        var forms = Each(texts, "forms/", ".form.json", (file, text) => ReadForm(file, text, problems));
        var tables = Each(texts, "tables/", ".dmn", (file, text) => ReadTable(file, text, problems));
        var words = texts.TryGetValue(TextFile, out var json) ? PackageTextReader.Read(json, TextFile, problems)
            : ImmutableSortedDictionary.Create<string, PackageText>(StringComparer.Ordinal);
        var documents = ReadDocuments(files, problems);
        var scenarios = Each(texts, "scenarios/", ".md", (_, text) => text);
        if (model is null || problems.Any(p => !p.IsWarning))
            return new(null, [.. problems]);
        return new(new ProcessPackage
        {
            Name = name,
            Hash = HashOf(files),
            Process = model,
            BpmnXml = xml,
            Forms = forms,
            Decisions = tables,
            Texts = words,
            Documents = documents,
            Scenarios = scenarios,
        }, [.. problems]);
    }

    /// <summary>
    /// SHA-256, lower-case hex, over all files in ordinal order of path: for each its path, a zero byte, its length in decimal
    /// digits, a zero byte, its bytes.
    /// </summary>
    public static string HashOf(IReadOnlyDictionary<string, byte[]> files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (path, bytes) in files.OrderBy(f => f.Key, StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{path}\0{bytes.Length.ToString(CultureInfo.InvariantCulture)}\0"));
            hash.AppendData(bytes);
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static SortedDictionary<string, string> Decoded(IReadOnlyDictionary<string, byte[]> files, List<Problem> problems)
    {
        var texts = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (path, bytes) in files.Where(f => !IsIn(f.Key, Documents, DocumentEnding)))
        {
            if (!Belongs(path))
            {
                problems.Add(new Problem(path, "", 0, Sentence.Of("packages.unknownFile")) { IsWarning = true });
                continue;
            }
            try
            {
                texts[path] = Strict.GetString(bytes).TrimStart('\uFEFF');
            }
            catch (DecoderFallbackException)
            {
                problems.Add(new Problem(path, "", 0, Sentence.Of("packages.notUtf8")));
            }
        }
        return texts;
    }

    private static bool Belongs(string path) => path is Diagram or TextFile
        || IsIn(path, "forms/", ".form.json") || IsIn(path, "tables/", ".dmn") || IsIn(path, "scenarios/", ".md");

    private static bool IsIn(string path, string folder, string ending) =>
        path.StartsWith(folder, StringComparison.Ordinal) && path.EndsWith(ending, StringComparison.Ordinal)
        && path.Length > folder.Length + ending.Length && path.LastIndexOf('/') == folder.Length - 1;

    private static (string Xml, Model.ProcessModel? Model) ReadDiagram(SortedDictionary<string, string> texts, List<Problem> problems)
    {
        if (!texts.TryGetValue(Diagram, out var xml))
        {
            problems.Add(new Problem(Diagram, "", 0, Sentence.Of("packages.noDiagram")));
            return ("", null);
        }
        var reading = BpmnReader.Read(xml, Diagram);
        problems.AddRange(reading.Problems);
        return (xml, reading.Model);
    }

    private static FormSchema? ReadForm(string file, string text, List<Problem> problems)
    {
        var reading = FormReader.Read(text);
        problems.AddRange(reading.Problems.Select(p => new Problem(file, p.FieldId, 0, p.Sentence)));
        return reading.Schema;
    }

    private static DmnModel? ReadTable(string file, string text, List<Problem> problems)
    {
        var reading = DmnModel.Read(text);
        problems.AddRange(reading.Problems.Select(p => new Problem(file, p.ElementId ?? "", p.Line, p.Sentence)));
        return reading.Model;
    }

    private static ImmutableSortedDictionary<string, DocumentTemplate> ReadDocuments(IReadOnlyDictionary<string, byte[]> files, List<Problem> problems)
    {
        var found = ImmutableSortedDictionary.CreateBuilder<string, DocumentTemplate>(StringComparer.Ordinal);
        foreach (var (path, bytes) in files.Where(f => IsIn(f.Key, Documents, DocumentEnding)))
        {
            var reading = DocumentTemplate.Read(path, bytes);
            problems.AddRange(reading.Problems);
            if (reading.Template is { } template)
                found.Add(path[Documents.Length..^DocumentEnding.Length], template);
        }
        return found.ToImmutable();
    }

    private static ImmutableSortedDictionary<string, T> Each<T>(
        SortedDictionary<string, string> texts, string folder, string ending, Func<string, string, T?> read) where T : class
    {
        var found = ImmutableSortedDictionary.CreateBuilder<string, T>(StringComparer.Ordinal);
        foreach (var (path, text) in texts.Where(t => IsIn(t.Key, folder, ending)))
            if (read(path, text) is { } value)
                found.Add(path[folder.Length..^ending.Length], value);
        return found.ToImmutable();
    }
}

/// <summary>A package, or null and the problems that forbid it. A package may stand beside warnings.</summary>
public sealed record PackageReading(ProcessPackage? Package, ImmutableArray<Problem> Problems);
