using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Workflows.Data;
using Workflows.Host.Identity;
using Workflows.Host.Pages.Cases;
using Workflows.Host.Pages.Cases.Reading;
using Workflows.Host.Pages.Shared.Models;
using Workflows.Host.Web;

namespace Workflows.Host.Pages.Inbox;

/// <summary>草稿: what the reader typed and did not hand in. Only where it belongs is shown; the content stays sealed.</summary>
[Audience(Audience.SignedIn, Relation.Self)]
public sealed class DraftsModel(WorkflowsContext data, CaseAccess access, CaseWords said, DeskLists lists, Reader reader, Words words) : PageModel
{
    private const string NewCase = "start:";

    /// <summary>Nobody keeps more; older ones are not listed.</summary>
    private const int Most = 200;

    public DeskPage Desk { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var person = reader.Person!.Id;
        var drafts = await data.Drafts.AsNoTracking().Where(d => d.PersonId == person).OrderByDescending(d => d.SavedAt).Take(Most)
            .Select(d => new { d.Subject, d.SavedAt }).ToListAsync(cancellation);
        var subjects = drafts.Select(d => d.Subject).ToArray();
        var tasks = await data.Tasks.AsNoTracking().Where(t => subjects.Contains(t.Id)).ToDictionaryAsync(t => t.Id, cancellation);
        var processes = (await access.ProcessesAsync(cancellation)).ToImmutableDictionary(p => p.Name, p => p.Words);
        var rows = drafts.Select(d => (d.Subject, Saved: reader.T("desk.drafts.saved", ("at", words.Moment(d.SavedAt))), Task: tasks.GetValueOrDefault(d.Subject)))
            .Where(d => d.Task is not null || d.Subject.StartsWith(NewCase, StringComparison.Ordinal))
            .Select(d => d.Task is { } task
                ? Row(d.Subject, CaseRoutes.Task(task.Id), task.Title, $"{processes.GetValueOrDefault(task.PackageName, task.PackageName)} · {task.Number}", said.Chosen(task.StageName, task.StageEnglishName), d.Saved)
                : New(d.Subject, processes, d.Saved));
        Desk = lists.Of("drafts", [.. rows], null, null);
    }

    private InboxRow New(string subject, ImmutableDictionary<string, string> processes, string saved)
    {
        var process = subject[NewCase.Length..];
        var words = processes.GetValueOrDefault(process, process);
        return Row(subject, "/start/" + Uri.EscapeDataString(process), words, reader.T("desk.drafts.notFiled"), reader.T("desk.drafts.new"), saved);
    }

    private static InboxRow Row(string id, string href, string title, string meta, string stage, string saved) => new()
    {
        Id = id, Href = href, Title = title, Meta = meta, Stage = new(stage, Tone.Pause, "pencil"), Why = "", Aside = saved,
    };
}
