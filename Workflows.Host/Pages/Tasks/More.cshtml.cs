using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Workflows.Host.Execution;
using Workflows.Host.Identity;
using Workflows.Host.Tasks;
using Workflows.Host.Tasks.Beside;
using Workflows.Host.Web;

namespace Workflows.Host.Pages.Tasks;

/// <summary>转办、委派、加签、抄送、只评论: one act beside answering. People are found by name; the page works without script and loses nothing typed.</summary>
[Audience(Audience.SignedIn, Relation.HoldsTask)]
public sealed class MoreModel(TaskSight sight, TaskDesk desk, ActDesk acts, PeopleSearch people, Reader reader) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string TaskId { get; set; } = "";

    /// <summary>One of <see cref="ActPost.Acts"/>.</summary>
    public string Act { get; private set; } = "";

    public ActPost Post { get; private set; } = null!;
    public string Case { get; private set; } = "";
    public string Stage { get; private set; } = "";
    public ImmutableDictionary<string, string> Hidden { get; private set; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>What is looked for.</summary>
    public string Sought { get; private set; } = "";

    /// <summary>Those chosen, then those found.</summary>
    public ImmutableArray<PersonChoice> Offered { get; private set; } = [];

    /// <summary>What to say of the search: nobody found, or too many; empty for nothing.</summary>
    public string SearchWords { get; private set; } = "";

    public string Fault { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(string? act, CancellationToken cancellation) =>
        await ShowAsync(new ActPost { Command = TaskPost.NewCommand(), Act = act ?? "" }, "", cancellation);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        var post = ActPost.Of(Request.Form);
        if (Request.Form["do"] == "find") return await ShowAsync(post, Request.Form["q"].ToString(), cancellation);
        if (await sight.FindAsync(TaskId, cancellation) is not { } found) return NotFound();
        if (await acts.DoAsync(found, post, cancellation) is Outcome.Rejected refused)
        {
            Fault = reader.Say(refused.Rejection.Sentence);
            return await ShowAsync(post with { Command = TaskPost.NewCommand() }, Request.Form["q"].ToString(), cancellation);
        }
        return LocalRedirect($"/tasks/{Uri.EscapeDataString(TaskId)}?did={post.Act}");
    }

    private async Task<IActionResult> ShowAsync(ActPost post, string sought, CancellationToken cancellation)
    {
        if (await sight.FindAsync(TaskId, cancellation) is not { } found) return NotFound();
        var shown = await desk.AskAsync(found, task => (task.State.Title, Stage: task.Say.Stage(task.Task.NodeId),
            Hidden: task.Hidden(post.Command), MayAct: ActPost.Acts.Contains(post.Act) && task.Case.Reading.Allows(task.Task, post.Act)), cancellation);
        if (!shown.MayAct) return NotFound();
        (Act, Post, Case, Stage, Hidden, Sought) = (post.Act, post, shown.Title, shown.Stage, shown.Hidden, sought.Trim());
        var hits = await people.FindAsync(Sought, cancellation);
        SearchWords = Sought.Length == 0 ? "" : hits.IsEmpty ? reader.T("tasks.more.noneFound", ("words", Sought))
            : hits.Length > PeopleSearch.Most ? reader.T("tasks.more.tooMany", ("most", PeopleSearch.Most)) : "";
        Offered = [.. (await people.NamedAsync(post.To, cancellation)).Concat(hits.Take(PeopleSearch.Most)).DistinctBy(p => p.Id)];
        return Page();
    }
}
