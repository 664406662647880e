using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Workflows.Host.Identity;
using Workflows.Host.Stages.PublicNotice;
using Workflows.Host.Tasks;

namespace Workflows.Host.Pages.Tasks;

/// <summary>The sheet of a notice before it is published, to be printed and put up by whoever publishes it.</summary>
[Audience(Audience.SignedIn, Relation.HoldsTask)]
public sealed class PaperModel(TaskSight sight, TaskDesk desk, TaskPages pages) : PageModel
{
    public NoticePaper Paper { get; private set; } = null!;

    public string Back { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(string taskId, CancellationToken cancellation)
    {
        if (await sight.FindAsync(taskId, cancellation) is not { } found) return NotFound();
        (Paper, Back) = await desk.AskAsync(found, task => (PaperOf(task)!, TaskPages.Address(task)), cancellation);
        return Paper is null ? NotFound() : Page();
    }

    private NoticePaper? PaperOf(TaskView task) =>
        pages.KindOf(task).View(task).Cards.Select(c => c.Model).OfType<NoticePreview>().FirstOrDefault()?.Paper;
}
