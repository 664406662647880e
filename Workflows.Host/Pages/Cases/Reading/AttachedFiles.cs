using System.Collections.Immutable;
using Workflows.Definitions.Forms;
using Workflows.Host.Forms;
using Workflows.Host.Pages.Shared.Models;

namespace Workflows.Host.Pages.Cases.Reading;

/// <summary>The files that stand in a case, each once, in the order of its forms.</summary>
public static class AttachedFiles
{
    public static ImmutableArray<CaseAttachment> Of(CaseFile file) =>
    [
        .. from form in CaseForms.Of(file)
           from place in FormValues.In(form.Schema, file.Instance.Variables)
           where place.Field is AttachmentField && !SealedValue.IsSealed(place.Value)
           from attached in FileReader.Files(place.Value)
           group new CaseAttachment(attached, place.IsSensitive) by attached.Hash into one
           select one.First(),
    ];

    public static Documents Documents(CaseFile file) => new([.. Of(file).Select(a =>
        new DocumentLine(a.File.Name, $"{CaseRoutes.Case(file.Instance.Id)}/files/{a.File.Hash}", FileWords.Size(a.File.Size)) { Sensitive = a.Sensitive })]);
}

public sealed record CaseAttachment(AttachedFile File, bool Sensitive);
