using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Workflows.Definitions.Texts;
using Workflows.Host.Identity;
using Workflows.Host.Pages.Shared.Models;
using Workflows.Host.Rules;
using Workflows.Host.Web;

namespace Workflows.Host.Pages.Admin.Rules;

/// <summary>
/// 在办件改按现行规则: cases that run keep the rules they began with. Where a change of law is to hold for them too, a trial lists the
/// days that would move, and then the act, by the document that orders it, is done case by case and stands in each case's record.
/// </summary>
[Audience(Audience.Administrator, Relation.None)]
public sealed class ApplyModel(Recounts recounts, Reader reader) : PageModel
{
    public const string Address = "/admin/rules/apply";

    /// <summary>The document that orders it.</summary>
    [BindProperty]
    public string? Document { get; set; }

    /// <summary>The trial or the act; null before one was begun, or where another host has it.</summary>
    public Recount? Run { get; private set; }
    public Progress? Progress { get; private set; }
    public Sentence? Fault { get; private set; }

    public IActionResult OnGet(Guid? run, bool part)
    {
        Fill(run);
        return part && Progress is { } progress ? Partial("_Progress", progress) : Page();
    }

    public IActionResult OnPostTry() => Begin("", trial: true);

    public IActionResult OnPostApply(Guid? run)
    {
        if (Document?.Trim() is { Length: > 0 } document) return Begin(document, trial: false);
        Fault = Sentence.Of("apply.needsDocument");
        Fill(run);
        return Page();
    }

    private IActionResult Begin(string source, bool trial)
    {
        var cause = new RulesChanged(Guid.NewGuid());
        recounts.Start(cause, source, reader.Person!.Id, trial);
        return Redirect(AddressOf(cause.Run));
    }

    private void Fill(Guid? run)
    {
        if (run is not { } id) return;
        Run = recounts.Find(new RulesChanged(id));
        if (Run is not null) Progress = RecountModel.ProgressOf(Run, AddressOf(id), reader);
    }

    private static string AddressOf(Guid run) => $"{Address}/{run}";
}
