using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Workflows.Definitions.Registers;
using Workflows.Host.Exports;
using Workflows.Host.Identity;
using Workflows.Host.Pages.Audit;
using Workflows.Host.Pages.Cases;
using Workflows.Host.Pages.Cases.Visibility;
using Workflows.Host.Pages.Shared.Models;
using Workflows.Host.Web;

namespace Workflows.Host.Pages.Registers;

/// <summary>One register: its current entries, narrowed by key and unit.</summary>
[Audience(Audience.SignedIn, Relation.SeesRegister), EnableRateLimiting(RateLimits.Search)]
public sealed class RegisterModel(RegisterEntries registers, RegisterWords said, CaseNames names, Viewers viewers, RegisterExport export, AuditTrail trail, Reader reader, Words words) : PageModel
{
    /// <summary>Columns beside key, unit and day.</summary>
    private const int MostColumns = 4;

    [BindProperty(SupportsGet = true)]
    public string Name { get; set; } = "";

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Typed { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Unit { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    public string Title { get; private set; } = "";

    public string KeyLabel { get; private set; } = "";

    public ImmutableArray<string> Columns { get; private set; } = [];

    public ImmutableArray<RegisterLine> Lines { get; private set; } = [];

    public Filters Filters { get; private set; } = new();

    public Pager Pager { get; private set; } = new("", null, null);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        var units = await registers.UnitsAsync(Name, cancellation);
        if (units.IsEmpty) return NotFound();
        (Title, KeyLabel) = (said.Register(Name), said.Key(Name));
        if ((await viewers.CurrentAsync(cancellation)).IsAuditor)
            await trail.WriteAsync("auditorListed", ("register", Name), ("words", Typed ?? ""), cancellation);
        var rows = await registers.FindAsync(Name, Typed?.Trim() ?? "", Unit, After ?? "", cancellation);
        var named = await names.OfAsync([], rows.Select(r => r.UnitId).Concat(units), cancellation);
        var lines = ImmutableArray.CreateBuilder<RegisterLine>();
        var shown = rows.Take(RegisterEntries.PageSize).ToList();
        foreach (var (row, fields) in shown.Zip(await said.FieldsAsync(shown, cancellation)))
            lines.Add(new(row.Key, fields.KeyWords(Name, row.Key), $"/registers/{Uri.EscapeDataString(Name)}/{Uri.EscapeDataString(row.Key)}", named.Unit(row.UnitId), row.Version,
                words.Date(words.DayOf(row.At)), [.. fields.Where(f => f.Name != ShippedRegisters.All.GetValueOrDefault(Name)?.Key)]));
        Lines = lines.ToImmutable();
        Columns = [.. Lines.SelectMany(l => l.Fields).Where(f => !f.Sealed).GroupBy(f => f.Name).OrderByDescending(g => g.Count()).Take(MostColumns).Select(g => g.Key)];
        Filters = new()
        {
            Saved = units.Length < 2 ? [] : [.. units.Select(u => new FilterLink(named.Unit(u), Address(unit: u == Unit ? "" : u), u == Unit))],
        };
        Pager = new(reader.T("audit.page", ("count", Lines.Length)), After is null ? null : Address(), rows.Length > RegisterEntries.PageSize ? Address(after: Lines[^1].Key) : null);
        return Page();
    }

    /// <summary>The entries found, all of them, as a table.</summary>
    public async Task<IActionResult> OnGetExportAsync(string format, CancellationToken cancellation)
    {
        if ((await registers.UnitsAsync(Name, cancellation)).IsEmpty) return NotFound();
        await trail.WriteAsync("exported", ("what", "register"), ("filter", ExportAddress), ("format", format), cancellation);
        return new TableResult(said.Register(Name), format, (writer, stop) => export.WriteAsync(Name, Typed?.Trim() ?? "", Unit, writer, stop));
    }

    public string ExportAddress => Address();

    public string LabelOf(string column) => Lines.SelectMany(l => l.Fields).First(f => f.Name == column).Label;

    private string Address(string? unit = null, string? after = null) => CaseRoutes.With("/registers/" + Uri.EscapeDataString(Name),
        ("q", Typed), ("unit", unit ?? Unit), ("after", after));
}

/// <param name="Words">The key as people say it.</param>
public sealed record RegisterLine(string Key, string Words, string Href, string Unit, int Version, string Changed, ImmutableArray<RegisterField> Fields)
{
    public string Value(string column) => Fields.FirstOrDefault(f => f.Name == column)?.Value ?? "";
}
