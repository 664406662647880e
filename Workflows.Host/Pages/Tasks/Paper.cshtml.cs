using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Workflows.Definitions.Documents;
using Workflows.Host.Identity;
using Workflows.Host.Stages.PublicNotice;
using Workflows.Host.Tasks;
using Workflows.Host.Web;

namespace Workflows.Host.Pages.Tasks;

/// <summary>The sheet of a notice before it is published, to be printed and put up by whoever publishes it.</summary>
[Audience(Audience.SignedIn, Relation.HoldsTask)]
public sealed class PaperModel(TaskSight sight, TaskDesk desk, TaskPages pages, NoticeSheets sheets, Reader reader) : PageModel
{
    public string Heading { get; private set; } = "";
    public Paper Sheet { get; private set; } = null!;
    public string Back { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(string taskId, CancellationToken cancellation)
    {
        if (await sight.FindAsync(taskId, cancellation) is not { } found) return NotFound();
        return await desk.AskAsync(found, Make, cancellation) ? Page() : NotFound();
    }

    /// <summary>False where the task has no notice.</summary>
    private bool Make(TaskView task)
    {
        if (pages.KindOf(task).View(task).Cards.Select(c => c.Model).OfType<NoticePreview>().FirstOrDefault() is not { Paper: var paper }) return false;
        (Heading, Back) = (paper.Heading.In(reader.Language), TaskPages.Address(task));
        Sheet = PaperReader.Read(sheets.Draft(task.Case.Process, task.Case.World, paper));
        return true;
    }
}
