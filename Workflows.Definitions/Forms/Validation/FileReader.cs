using System.Collections.Immutable;
using System.Globalization;
using Workflows.Definitions.Feel;
using Workflows.Definitions.Texts;

namespace Workflows.Definitions.Forms;

/// <summary>Files of one field as a list of contexts <c>{hash, name, size, type}</c>, in the order they were chosen, each hash once.</summary>
public static class FileReader
{
    internal static Answer<FeelValue> Read(AttachmentField field, ImmutableArray<AttachedFile> files)
    {
        var once = files.DistinctBy(f => f.Hash, StringComparer.Ordinal).ToImmutableArray();
        if (once.Length > field.MaxFiles)
            return Sentence.Of("forms.file.tooMany", ("label", field.Label), ("most", field.MaxFiles), ("count", once.Length));
        if (once.Length > 0 && once.Length < field.MinFiles)
            return Sentence.Of("forms.file.tooFew", ("label", field.Label), ("least", field.MinFiles), ("count", once.Length));
        return once.Select(f => Refusal(field, f)).FirstOrDefault(r => r is not null) is { } refusal
            ? refusal
            : FeelValue.Of(once.Select(Value));
    }

    /// <summary>The files of an attachment's value; what is no file is passed over.</summary>
    public static ImmutableArray<AttachedFile> Files(FeelValue? value) =>
        value is FeelList list ? [.. list.Items.OfType<FeelContext>().Select(File).OfType<AttachedFile>()] : [];

    private static Sentence? Refusal(AttachmentField field, AttachedFile file) => file switch
    {
        { Size: 0 } => Sentence.Of("forms.file.empty", ("name", file.Name)),
        { Size: < 0 } => Sentence.Of("forms.file.broken", ("name", file.Name)),
        _ when file.Size > field.MaxBytes => Sentence.Of("forms.file.tooLarge",
            ("name", file.Name), ("size", Megabytes(file.Size)), ("most", field.MaxMegabytes)),
        { Hash: "" } => Sentence.Of("forms.file.unknown", ("name", file.Name), ("endings", string.Join(' ', field.Endings))),
        _ when file.Hash.Length != 64 || !file.Hash.All(char.IsAsciiHexDigitLower) => Sentence.Of("forms.file.broken", ("name", file.Name)),
        _ when !field.Endings.Any(e => file.Name.EndsWith(e, StringComparison.OrdinalIgnoreCase)) => Sentence.Of("forms.file.ending",
            ("name", file.Name), ("endings", string.Join(' ', field.Endings))),
        _ => null,
    };

    /// <summary>Rounded up to one decimal, so that 10.01 MB is never shown as 10.</summary>
    private static string Megabytes(long bytes) =>
        (decimal.Ceiling(bytes * 10m / 1_048_576) / 10).ToString("0.#", CultureInfo.InvariantCulture);

    private static FeelContext Value(AttachedFile file) => FeelContext.Of(
        ("hash", FeelValue.Of(file.Hash)), ("name", FeelValue.Of(file.Name)), ("size", FeelValue.Of(file.Size)), ("type", FeelValue.Of(file.Type)));

    private static AttachedFile? File(FeelContext value) =>
        (value.Get("hash"), value.Get("name"), value.Get("size"), value.Get("type")) is (FeelString hash, FeelString name, FeelNumber size, FeelString type)
            ? new(hash.Value, name.Value, size.AsLong() ?? 0, type.Value) : null;
}
