using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Workflows.Definitions.Calendars;
using Workflows.Definitions.Forms;
using Workflows.Host.Identity;
using Workflows.Host.Rules;
using Workflows.Host.Web;

namespace Workflows.Host.Pages.Admin.Rules;

/// <summary>
/// The calendar: years known, and importing a year's notice, pasted or as a file. First a trial that shows what was read or
/// every line that was not; only what was read without a fault can be imported. Then open deadlines are counted again.
/// </summary>
[Audience(Audience.Administrator, Relation.None), EnableRateLimiting(RateLimits.Uploads), RequestSizeLimit(MostBytes)]
public sealed class YearsModel(RuleBook book, YearImport import, Recounts recounts, Reader reader) : PageModel
{
    private const int MostBytes = 1 << 20;

    [BindProperty]
    public string? Text { get; set; }

    [BindProperty]
    public int? Year { get; set; }

    [BindProperty]
    public IFormFile? Notice { get; set; }

    public ImmutableArray<KnownYear> Years { get; private set; } = [];

    /// <summary>The next year whose notice is not known.</summary>
    public int Unknown { get; private set; }

    /// <summary>What the trial read; null before it.</summary>
    public HolidayYearReading? Reading { get; private set; }

    /// <summary>Why the file could not be read.</summary>
    public string? Fault { get; private set; }

    /// <summary>The lines of the text, for showing a fault beside its line.</summary>
    public ImmutableArray<string> TextLines => [.. (Text ?? "").ReplaceLineEndings("\n").Split('\n')];

    public Task OnGetAsync(CancellationToken cancellation) => FillAsync(cancellation);

    public async Task OnPostTryAsync(CancellationToken cancellation)
    {
        if (Notice is { Length: > 0 } file)
        {
            var read = await ReadAsync(file, cancellation);
            Fault = read.Refusal is { } refusal ? reader.Say(refusal) : null;
            Text = Fault is null ? read.Value : Text;
        }
        if (Fault is null) Reading = HolidayNotice.Parse(Text ?? "", Year);
        await FillAsync(cancellation);
    }

    public async Task<IActionResult> OnPostImportAsync(CancellationToken cancellation)
    {
        Reading = HolidayNotice.Parse(Text ?? "", Year);
        if (Reading.Year is { } year)
            return Redirect(RecountModel.AddressOf(await import.ImportAsync(year, reader.Person!.Id, cancellation)));
        await FillAsync(cancellation);
        return Page();
    }

    /// <summary>Counts again by a year imported before, for cases a first run could not reach.</summary>
    public async Task<IActionResult> OnPostRecountAsync(long id, CancellationToken cancellation)
    {
        if ((await book.YearsAsync(cancellation)).FirstOrDefault(y => y.Import == id) is not { } year) return NotFound();
        recounts.Start(new YearImported(id), year.Year.Source, reader.Person!.Id);
        return Redirect(RecountModel.AddressOf(id));
    }

    private async Task FillAsync(CancellationToken cancellation)
    {
        Years = await book.YearsAsync(cancellation);
        Unknown = Enumerable.Range(reader.Today.Year, 10).First(y => Years.All(k => k.Year.Year != y));
    }

    private static async Task<Answer<string>> ReadAsync(IFormFile file, CancellationToken cancellation)
    {
        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes, cancellation);
        return NoticeFile.TextOf(bytes.ToArray());
    }
}
