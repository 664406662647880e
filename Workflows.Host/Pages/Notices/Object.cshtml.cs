using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Workflows.Definitions.Calendars;
using Workflows.Definitions.Texts;
using Workflows.Host.Identity;
using Workflows.Host.Pages.Shared.Models;
using Workflows.Host.Stages.PublicNotice;
using Workflows.Host.Web;

namespace Workflows.Host.Pages.Notices;

/// <summary>
/// Somebody objects to a notice, signed or not. After it is taken the same page shows the receipt, which stands in no
/// address, so that it does not stay in the history of a shared phone.
/// </summary>
[Audience(Audience.Public, Relation.None), EnableRateLimiting(RateLimits.PublicHandingIn)]
[RequestSizeLimit(ObjectionFile.MostBytes + (1 << 20)), RequestFormLimits(MultipartBodyLengthLimit = ObjectionFile.MostBytes + (1 << 20))]
public sealed class ObjectModel(Stages.PublicNotice.Notices notices, Objections objections, Reader reader) : PageModel
{
    /// <summary>The number of the receipt, made when the form was shown: a form sent twice is one objection.</summary>
    [BindProperty]
    public string? Receipt { get; set; }

    [BindProperty]
    public string? Words { get; set; }

    /// <summary>「yes」 or 「no」; nothing is chosen beforehand.</summary>
    [BindProperty]
    public string? Signed { get; set; }

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Contact { get; set; }

    [BindProperty]
    public IFormFile? Attachment { get; set; }

    public PublishedNotice Notice { get; private set; } = null!;
    public Faults Faults { get; private set; } = new([]);
    public Sentence? Refusal { get; private set; }

    /// <summary>Set once the objection is taken.</summary>
    public ObjectionTaken? Taken { get; private set; }

    /// <summary>The sentence below a field; null where nothing is wrong with it.</summary>
    public string? FaultOf(string field) => Faults.Fields.FirstOrDefault(f => f.FieldId == field)?.Words;

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancellation)
    {
        if (await notices.FindAsync(slug, cancellation) is not { } notice) return NotFound();
        Notice = notice;
        if (!notice.TakesObjections(reader.Today)) return Redirect(NoticeAddresses.Notice(slug));
        Receipt = NoticeCodes.NewReceipt();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string slug, CancellationToken cancellation)
    {
        if (await notices.FindAsync(slug, cancellation) is not { } notice) return NotFound();
        if (NoticeCodes.Receipt(Receipt) is not { } receipt) return BadRequest();
        (Notice, Receipt) = (notice, receipt);
        var draft = await DraftAsync(receipt, cancellation);
        Faults = new([.. Wrong(draft)]);
        if (!Faults.Fields.IsEmpty) return Page();
        if (!notice.TakesObjections(reader.Today)) Refusal = Sentence.Of("notices.object.closed");
        else (Taken, Refusal) = await objections.RaiseAsync(notice, draft, cancellation);
        return Page();
    }

    private IEnumerable<FieldFault> Wrong(ObjectionDraft draft)
    {
        if (Signed is not ("yes" or "no")) yield return Fault("signed", Sentence.Of("notices.object.chooseSigned"));
        foreach (var (field, says) in draft.Faults()) yield return Fault(field, says);
    }

    private FieldFault Fault(string field, Sentence says) => new(field, reader.T("notices.field." + field), reader.Say(says));

    private async Task<ObjectionDraft> DraftAsync(string receipt, CancellationToken cancellation) => new()
    {
        Receipt = receipt,
        Words = Words ?? "",
        Signed = Signed == "yes",
        Name = Name ?? "",
        Contact = Contact ?? "",
        File = Attachment is { Length: > 0 } file ? new(file.FileName, await BytesAsync(file, cancellation)) : null,
    };

    private static async Task<byte[]> BytesAsync(IFormFile file, CancellationToken cancellation)
    {
        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes, cancellation);
        return bytes.ToArray();
    }
}
