using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Workflows.Host.Identity;
using Workflows.Host.Pages.Audit;
using Workflows.Host.Pages.Cases;
using Workflows.Host.Pages.Cases.Visibility;
using Workflows.Host.Web;

namespace Workflows.Host.Pages.Registers;

/// <summary>One entry of a register with every version it had, the newest first, and the case that made each.</summary>
[Audience(Audience.SignedIn, Relation.SeesRegister)]
public sealed class EntryModel(RegisterEntries registers, RegisterWords said, CaseAccess access, CaseNames names, Viewers viewers, AuditTrail trail, Words words) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string Name { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public string Key { get; set; } = "";

    public string Title { get; private set; } = "";

    /// <summary>The key as people say it.</summary>
    public string Heading { get; private set; } = "";

    public ImmutableArray<EntryVersion> Versions { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        var rows = await registers.VersionsAsync(Name, Key, cancellation);
        if (rows.IsEmpty) return NotFound();
        if ((await viewers.CurrentAsync(cancellation)).IsAuditor)
            await trail.WriteAsync("auditorRead", ("register", Name), ("key", Key), cancellation);
        Title = said.Register(Name);
        var ids = rows.Select(r => r.InstanceId).Distinct().ToArray();
        var numbers = await (await access.VisibilityAsync(cancellation)).Visible.Where(c => ids.Contains(c.Id)).ToDictionaryAsync(c => c.Id, c => c.Number, cancellation);
        var named = await names.OfAsync(rows.Select(r => r.ActorId), rows.Select(r => r.UnitId), cancellation);
        var versions = ImmutableArray.CreateBuilder<EntryVersion>();
        var before = ImmutableDictionary<string, string>.Empty;
        var entries = await said.FieldsAsync(rows, cancellation);
        Heading = entries[0].KeyWords(Name, Key);
        foreach (var (row, fields) in rows.Zip(entries).Reverse())
        {
            versions.Add(new(row.Version, words.Moment(row.At), named.Person(row.ActorId), named.Unit(row.UnitId), numbers.GetValueOrDefault(row.InstanceId), CaseRoutes.Case(row.InstanceId),
                [.. fields.Select(f => (f, row.Version > 1 && before.GetValueOrDefault(f.Name) != f.Value))]) { Imported = row.InstanceId.Length == 0 });
            before = fields.ToImmutableDictionary(f => f.Name, f => f.Value);
        }
        Versions = [.. Enumerable.Reverse(versions)];
        return Page();
    }
}

/// <param name="Number">Of the case that made it; null where it is not the reader's to see, or it was imported.</param>
public sealed record EntryVersion(
    int Version, string When, string Who, string Unit, string? Number, string Href, ImmutableArray<(RegisterField Field, bool Changed)> Fields)
{
    /// <summary>True where no case made it but a table that was imported.</summary>
    public bool Imported { get; init; }
}
