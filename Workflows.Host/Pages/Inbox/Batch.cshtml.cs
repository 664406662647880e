using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Workflows.Host.Identity;
using Workflows.Host.Pages.Shared.Models;
using Workflows.Host.Tasks;

namespace Workflows.Host.Pages.Inbox;

/// <summary>逐件核对后同意: the ticked tasks with what each leads to; then what became of each.</summary>
[Audience(Audience.SignedIn, Relation.Self)]
public sealed class BatchModel(BatchApproval batch) : PageModel
{
    public ImmutableArray<BatchItem> Items { get; private set; } = [];

    /// <summary>Null before anything was approved.</summary>
    public BatchResult? Result { get; private set; }

    public IActionResult OnGet() => LocalRedirect("/inbox");

    public async Task<IActionResult> OnPostAsync(string[] task, CancellationToken cancellation)
    {
        Items = await batch.ItemsAsync(task, cancellation);
        return Items.IsEmpty ? LocalRedirect("/inbox") : Page();
    }

    public async Task<IActionResult> OnPostApproveAsync(string[] task, string? comment, CancellationToken cancellation)
    {
        var lines = ImmutableArray.CreateBuilder<BatchLine>();
        foreach (var id in task.Distinct(StringComparer.Ordinal).Take(BatchApproval.Most))
            lines.Add(await batch.ApproveAsync(id, PostOf(id, comment?.Trim() ?? ""), cancellation));
        if (lines.Count == 0) return LocalRedirect("/inbox");
        Result = new(lines.ToImmutable());
        return Page();
    }

    private TaskPost PostOf(string id, string comment) => new()
    {
        Command = Field(TaskFields.Command, id) is { Length: > 0 and <= 100 } command ? command : TaskPost.NewCommand(),
        Visit = int.TryParse(Field(TaskFields.Visit, id), NumberStyles.None, CultureInfo.InvariantCulture, out var visit) ? visit : 0,
        Seen = Field(TaskFields.Seen, id),
        Behalf = Field(TaskFields.Behalf, id),
        Comment = comment.Length <= TaskPost.MostLetters ? comment : comment[..TaskPost.MostLetters],
    };

    private string Field(string name, string id) => Request.Form[$"{name}-{id}"].ToString();
}
