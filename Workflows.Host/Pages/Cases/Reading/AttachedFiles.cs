using System.Collections.Immutable;
using Workflows.Definitions.Feel;
using Workflows.Definitions.Forms;
using Workflows.Host.Forms;
using Workflows.Host.Pages.Shared.Models;
using Workflows.Host.Tasks.Parts;
using Workflows.Host.Web;

namespace Workflows.Host.Pages.Cases.Reading;

/// <summary>
/// The files that stand in a case, each once, in the order of its forms. Sensitive ones are sealed with their names: such a
/// field is one line until it is opened by a post, and each of its files is then asked for by a post of its own.
/// </summary>
public sealed class AttachedFiles(Reader reader)
{
    /// <summary>How many files can be counted without opening anything; a sealed field counts as one.</summary>
    public int Count(CaseFile file) => Lines(file, null).Length;

    public Documents Documents(CaseFile file, RevealedValue? opened) => new(Lines(file, opened));

    /// <summary>The address of a file that may be followed; one that is sensitive leads to the tab where it can be asked for.</summary>
    public static string AddressIn(CaseFile file, AttachedFile attached) => Places(file).Any(p => !p.IsSensitive && FileReader.Files(p.Value).Any(f => f.Hash == attached.Hash))
        ? FileAddress.Of(file.Instance.Id, attached.Hash)
        : CaseRoutes.Case(file.Instance.Id, "files");

    private ImmutableArray<DocumentLine> Lines(CaseFile file, RevealedValue? opened) =>
        [.. Places(file).SelectMany(place => Lines(file, place, opened)).DistinctBy(line => (line.Name, line.Href))];

    private IEnumerable<DocumentLine> Lines(CaseFile file, PlacedValue place, RevealedValue? opened)
    {
        var value = place.Path == opened?.Path ? opened.Clear ?? FeelValue.Null : place.Value;
        return SealedValue.IsSealed(value)
            ? [new(place.Field.Label.In(reader.Language), CaseRoutes.Reveal(file.Instance.Id, place.Path, "files"), reader.T("case.files.sealed")) { Sensitive = true }]
            : FileReader.Files(value).Select(f => new DocumentLine(
                f.Name, FileAddress.Of(file.Instance.Id, f.Hash), place.IsSensitive ? reader.T("case.files.journalled", ("size", FileWords.Size(f.Size))) : FileWords.Size(f.Size)) { Sensitive = place.IsSensitive });
    }

    private static IEnumerable<PlacedValue> Places(CaseFile file) => CaseForms.Of(file)
        .SelectMany(form => FormValues.In(form.Schema, file.Instance.Variables)).Where(place => place.Field is AttachmentField);
}
