using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Workflows.Definitions.Forms;
using Workflows.Definitions.Texts;
using Workflows.Host.Execution;
using Workflows.Host.Forms;
using Workflows.Host.Identity;
using Workflows.Host.Pages.Cases;
using Workflows.Host.Pages.Shared.Models;
using Workflows.Host.Tasks;
using Workflows.Host.Tasks.Files;
using Workflows.Host.Tasks.Starting;
using Workflows.Host.Web;

namespace Workflows.Host.Pages.Start;

/// <summary>The form a case is filed with: drawn by the server, kept as a draft, looked at for eligibility, filed once.</summary>
[Audience(Audience.SignedIn, Relation.MayStart), EnableRateLimiting(RateLimits.Uploads)]
public sealed class FileModel(StartDesk desk, Filing filing, Drafts drafts, FileShelf shelf, Reader reader, Words words, TextCatalog texts, WhoWillApproveCard coming) : PageModel
{
    /// <remarks>From the address alone, as is the unit: a form may well have fields of these names.</remarks>
    [FromRoute]
    public string Package { get; set; } = "";

    [FromQuery]
    public string? Unit { get; set; }

    public string Name { get; private set; } = "";
    public string UnitName { get; private set; } = "";
    public string Command { get; private set; } = TaskPost.NewCommand();
    public FormModel Form { get; private set; } = null!;
    public Conflict? Conflict { get; private set; }
    public string? SavedWords { get; private set; }

    /// <summary>By what the page knows the draft it shows.</summary>
    public string DraftSeen { get; private set; } = "";
    public bool AsksEligibility { get; private set; }
    public EligibilityPreview? Eligibility { get; private set; }

    /// <summary>Who would be asked, stage by stage; null where nobody asked for it.</summary>
    public ComingStages? Coming { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (await PlaceAsync(cancellation) is not { } place) return NotFound();
        var draft = await drafts.FindAsync(place.Draft, cancellation);
        if (draft is { } kept) Saved(new(kept.At));
        Form = await desk.AskAsync(place, start => draft is { Draft.Answers: var answers } ? SentBack(start, new FormPost(answers, FormPurpose.Redraw)) : Opened(start), cancellation);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (await PlaceAsync(cancellation) is not { } place) return NotFound();
        var post = await TypedAsync(place, cancellation);
        if (Request.Form["save"] == "draft") Saved(await KeepAsync(place, post, cancellation));
        var isFiled = post.IsHandedIn && !Request.Form.ContainsKey("save");
        Form = await desk.AskAsync(place, start => SentBack(start, isFiled ? post : post with { Purpose = FormPurpose.Redraw }), cancellation);
        if (Request.Form["save"] == "eligibility") Eligibility = await PreviewAsync(place, cancellation);
        if (Request.Form["save"] == "who") Coming = await desk.AskAsync(place, start => coming.Of(start, Form.Result.Values), cancellation);
        if (!isFiled || !Form.Result.IsAccepted) return Page();
        return await FiledAsync(place, cancellation);
    }

    /// <summary>The form again while it is filled in.</summary>
    public async Task<IActionResult> OnPostRefreshAsync(CancellationToken cancellation)
    {
        if (await PlaceAsync(cancellation) is not { } place) return NotFound();
        var post = await TypedAsync(place, cancellation);
        Form = await desk.AskAsync(place, start => SentBack(start, post.Purpose == FormPurpose.HandIn ? post with { Purpose = FormPurpose.Redraw } : post), cancellation);
        return Partial("/Forms/_Form.cshtml", Form);
    }

    public async Task<IActionResult> OnPostDraftAsync(CancellationToken cancellation)
    {
        if (await PlaceAsync(cancellation) is not { } place) return NotFound();
        var kept = await KeepAsync(place, await TypedAsync(place, cancellation), cancellation);
        Saved(kept);
        return DraftAnswers.Of(Response, kept, SavedWords!);
    }

    /// <summary>The card of eligibility alone.</summary>
    public async Task<IActionResult> OnPostEligibilityAsync(CancellationToken cancellation)
    {
        if (await PlaceAsync(cancellation) is not { } place) return NotFound();
        var post = await TypedAsync(place, cancellation);
        Form = await desk.AskAsync(place, start => SentBack(start, post with { Purpose = FormPurpose.Redraw }), cancellation);
        Eligibility = await PreviewAsync(place, cancellation);
        return Partial("/Pages/Start/_Eligibility.cshtml", this);
    }

    private async Task<IActionResult> FiledAsync(StartPlace place, CancellationToken cancellation)
    {
        var outcome = await filing.FileAsync(place, Command, Form.Result.Values, cancellation);
        if (outcome is Outcome.Accepted accepted) return LocalRedirect($"/start/filed/{accepted.Instance.Id}{(accepted.Repeated ? "?repeated=true" : "")}");
        Conflict = new(reader.Say(((Outcome.Rejected)outcome).Rejection.Sentence), Tone.Over);
        Command = TaskPost.NewCommand();
        return Page();
    }

    private async Task<StartPlace?> PlaceAsync(CancellationToken cancellation)
    {
        if (await desk.FindAsync(Package, Unit, cancellation) is not { } place) return null;
        (Name, UnitName) = (StartDesk.NameOf(place.Process, reader), place.Unit.Name);
        AsksEligibility = place.Process.Model.Case.PreviewDecision is not "";
        if (Request.HasFormContentType && Guid.TryParseExact(Request.Form["command"].ToString(), "N", out var command)) Command = command.ToString("N");
        if (Request.HasFormContentType) DraftSeen = Request.Form[DraftMark.Field].ToString();
        return place;
    }

    private Task<FormPost> TypedAsync(StartPlace place, CancellationToken cancellation) =>
        FormBinder.ReadAsync(Request.Form, place.Form, FieldRights.EditAll, shelf, cancellation);

    private Task<EligibilityPreview?> PreviewAsync(StartPlace place, CancellationToken cancellation) =>
        desk.AskAsync(place, start => Host.Tasks.Starting.Eligibility.Of(start, Form.Result.Values, reader, texts), cancellation);

    private Task<KeptDraft> KeepAsync(StartPlace place, FormPost post, CancellationToken cancellation) =>
        drafts.SaveAsync(place.Draft, new Draft { Answers = post.Typed }, Request.Form[DraftMark.Field].ToString(), cancellation);

    private void Saved(KeptDraft kept) => (DraftSeen, SavedWords) = (kept.Mark, reader.T(kept.IsOthers ? "acts.savedElsewhere" : "acts.saved", ("time", words.Time(kept.At))));

    private FormModel Opened(StartView start) => Framed(FormModel.Opened(
        start.Place.Form, FieldRights.EditAll, Definitions.Feel.FeelContext.Empty, start.Forms, texts, reader.Language));

    private FormModel SentBack(StartView start, FormPost post) => Framed(FormModel.SentBack(
        start.Place.Form, FieldRights.EditAll, post,
        FormValidator.Validate(start.Place.Form, FieldRights.EditAll, post.Typed, Definitions.Feel.FeelContext.Empty, start.Forms), start.Forms, texts, reader.Language));

    private FormModel Framed(FormModel form) => form with { Sender = reader.Person?.Id, RefreshUrl = $"/start/{Package}?handler=Refresh{(Unit is null ? "" : $"&unit={Uri.EscapeDataString(Unit)}")}" };
}
