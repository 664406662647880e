using System.Collections.Immutable;
using Workflows.Definitions.Feel;
using Workflows.Definitions.Forms;
using Workflows.Host.Forms;
using Workflows.Host.Pages.Shared.Models;

namespace Workflows.Host.Tasks.Parts;

/// <summary>The files of a case. Sensitive ones are sealed: they stand as one line for each field, opened by a post that is journalled.</summary>
public static class DocumentsPart
{
    public static Documents Of(TaskView task) => new(
    [
        .. from form in task.Case.Forms
           from place in FormValues.In(form, task.Case.Variables)
           where place.Field is AttachmentField
           from line in Lines(task, task.Opened.Values.TryGetValue(place.Path, out var opened) ? place with { Value = opened } : place)
           group line by (line.Name, line.Href) into same
           select same.First(),
    ]);

    private static IEnumerable<DocumentLine> Lines(TaskView task, PlacedValue place) => SealedValue.IsSealed(place.Value)
        ? [new(place.Field.Label.In(task.Reader.Language), Reveal.Address(task.Task.Id, place.Path), task.Reader.T("tasks.documents.journalled")) { Sensitive = true }]
        : FileReader.Files(place.Value).Select(f => new DocumentLine(f.Name, FileAddress.Of(task.State.Id, f.Hash), FileWords.Size(f.Size)) { Sensitive = place.IsSensitive });
}

/// <summary>Addresses of the files of a case.</summary>
public static class FileAddress
{
    public static string Of(string instance, string hash) => $"/files/{instance}/{hash}";
}

/// <summary>Addresses of the posts that open what is sealed.</summary>
public static class Reveal
{
    /// <summary>The id of the form on the page through which they are sent.</summary>
    public const string Form = "reveal";

    /// <param name="what">The path of a field, <c>group:id</c> for all of a group, <c>objection:id</c> for what an objector wrote.</param>
    public static string Address(string taskId, string what) => $"/tasks/{Uri.EscapeDataString(taskId)}?handler=Reveal&what={Uri.EscapeDataString(what)}";
}
