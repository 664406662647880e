using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Workflows.Definitions.Documents;
using Workflows.Definitions.Packages;
using Workflows.Host.Identity;
using Workflows.Host.Pages.Cases;
using Workflows.Host.Stages.PublicNotice;
using Workflows.Host.Web;

namespace Workflows.Host.Pages.Notices;

/// <summary>The sheet for the wall: one page of A4, with a code that leads to the page of the notice.</summary>
[Audience(Audience.Public, Relation.None), EnableRateLimiting(RateLimits.PublicReading)]
public sealed class PrintModel(Stages.PublicNotice.Notices notices, NoticeSheets sheets, Reader reader, IConfiguration settings) : PageModel
{
    public PublishedNotice Notice { get; private set; } = null!;
    public Paper Sheet { get; private set; } = null!;

    /// <summary>The address in the code and below it.</summary>
    public string Address { get; private set; } = "";
    public (string Path, int Size) Code { get; private set; }

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancellation)
    {
        if (await MadeAsync(slug, cancellation) is not { } file) return NotFound();
        Sheet = PaperReader.Read(file);
        Address = NoticeAddresses.OnPaper(Request, settings, NoticeAddresses.Notice(slug));
        Code = CheckCode.Of(Address);
        return Page();
    }

    public async Task<IActionResult> OnGetFileAsync(string slug, CancellationToken cancellation) =>
        await MadeAsync(slug, cancellation) is { } file
            ? File(file.ToBytes(), DocxFile.MediaType, Notice.Paper.Heading.In(reader.Language) + PackageReader.DocumentEnding)
            : NotFound();

    private async Task<DocxFile?> MadeAsync(string slug, CancellationToken cancellation)
    {
        if (await notices.FindAsync(slug, cancellation) is not { IsShown: true, From: not null, Until: not null } notice) return null;
        Notice = notice;
        var phone = settings["Mail:Phone"] is { Length: > 0 } known ? reader.T("notices.sheet.phone", ("phone", known)) : "";
        return await sheets.OfAsync(notice, reader.T("notices.sheet.object") + phone, cancellation);
    }
}
