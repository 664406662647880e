using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Workflows.Definitions.Forms;

namespace Workflows.Host.Forms;

/// <summary>
/// Reads a posted form by its schema. Names the schema does not know belong to the page and are passed over; beside a path
/// stands <c>path!kept</c>, the seal or the hashes of what was there and stays. The buttons <c>_add</c>, <c>_remove</c>,
/// <c>_refresh</c> and <c>_check</c> are the form's own.
/// </summary>
public static class FormBinder
{
    public const string Kept = "!kept", Add = "_add", Remove = "_remove", Refresh = "_refresh", Check = "_check";

    /// <summary>Longer texts are cut here; every field's own limit is far below.</summary>
    public const int MostLetters = 20_000;

    /// <summary>More answers than this are passed over.</summary>
    public const int MostAnswers = 10_000;

    /// <summary>Longest name of a file; the ending stays.</summary>
    private const int MostLettersOfName = 120;

    /// <remarks>Files of fields that may not be edited are not kept, only noticed, so that they are refused.</remarks>
    public static async Task<FormPost> ReadAsync(IFormCollection form, FormSchema schema, FieldRights rights, IFileShelf shelf, CancellationToken cancellation)
    {
        var fields = schema.Answers.DistinctBy(a => a.Way).ToDictionary(a => a.Way, a => a.Field, StringComparer.Ordinal);
        var typed = ImmutableDictionary.CreateBuilder<string, RawAnswer>(StringComparer.Ordinal);
        foreach (var (name, texts) in form.Take(MostAnswers))
        {
            var path = name.EndsWith(Kept, StringComparison.Ordinal) ? name[..^Kept.Length] : name;
            if (!fields.TryGetValue(FieldPath.Way(path), out var field)) continue;
            var answer = typed.GetValueOrDefault(path) ?? RawAnswer.Typed();
            ImmutableArray<string> all = [.. texts.OfType<string>().Select(Cut)];
            typed[path] = (name == path, field) switch
            {
                (true, AttachmentField) => answer,
                (true, _) => answer with { Texts = all },
                (false, AttachmentField) when all.All(IsHash) => answer with { Files = answer.Files.AddRange(await FindAsync(all, shelf, cancellation)) },
                _ => answer with { KeptSeal = all.FirstOrDefault(text => text.Length > 0) },
            };
        }
        foreach (var file in form.Files.Where(f => fields.ContainsKey(FieldPath.Way(f.Name)) && f.FileName.Length > 0).Take(MostAnswers))
        {
            var answer = typed.GetValueOrDefault(file.Name) ?? RawAnswer.Typed();
            var attached = rights.MayEdit(file.Name) && file.Length <= MostBytes(fields[FieldPath.Way(file.Name)])
                ? await shelf.KeepAsync(file, NameOf(file.FileName), cancellation)
                : new AttachedFile("", NameOf(file.FileName), file.Length, file.ContentType);
            typed[file.Name] = answer with { Files = answer.Files.Add(attached) };
        }
        return Changed(typed.ToImmutable(), form, schema);
    }

    private static FormPost Changed(ImmutableDictionary<string, RawAnswer> typed, IFormCollection form, FormSchema schema) =>
        (form[Add].FirstOrDefault(), form[Remove].FirstOrDefault()) switch
        {
            ({ Length: > 0 } rows, _) => new(typed.WithRow(schema, rows), FormPurpose.Redraw),
            (_, { Length: > 0 } row) => new(typed.WithoutRow(row), FormPurpose.Redraw),
            _ when form.ContainsKey(Refresh) => new(typed, FormPurpose.Redraw),
            _ when form.ContainsKey(Check) => new(typed, FormPurpose.Check),
            _ => new(typed, FormPurpose.HandIn),
        };

    private static async Task<ImmutableArray<AttachedFile>> FindAsync(ImmutableArray<string> hashes, IFileShelf shelf, CancellationToken cancellation)
    {
        var found = ImmutableArray.CreateBuilder<AttachedFile>();
        foreach (var hash in hashes.Distinct(StringComparer.Ordinal).Take(AttachmentField.UsualMaxFiles * 10))
            if (await shelf.FindAsync(hash, cancellation) is { } file) found.Add(file);
        return found.ToImmutable();
    }

    /// <summary>A little more than the field takes, so that the refusal can name both sizes without the bytes being kept.</summary>
    private static long MostBytes(AnswerField field) => field is AttachmentField files ? files.MaxBytes : 0;

    private static bool IsHash(string text) => text.Length == 64 && text.All(char.IsAsciiHexDigitLower);

    private static string Cut(string text) => text.Length <= MostLetters ? text : text[..MostLetters];

    /// <summary>The name without folders and control characters, shortened before its ending.</summary>
    public static string NameOf(string sent)
    {
        var name = new StringBuilder();
        foreach (var letter in sent[(sent.LastIndexOfAny(['/', '\\']) + 1)..])
            if (char.GetUnicodeCategory(letter) is not (UnicodeCategory.Control or UnicodeCategory.Format)) name.Append(letter);
        var clean = name.ToString().Trim();
        if (clean.Length <= MostLettersOfName) return clean;
        var ending = Path.GetExtension(clean) is { Length: <= 10 } e ? e : "";
        return clean[..(MostLettersOfName - ending.Length)] + ending;
    }
}
