using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Workflows.Data.Organization;
using Workflows.Definitions.Texts;
using Workflows.Host.Exports;
using Workflows.Host.Identity;
using Workflows.Host.Organization;
using Workflows.Host.Pages.Audit;
using Workflows.Host.Pages.Cases;
using Workflows.Host.Pages.Shared.Models;
using Workflows.Host.Web;

namespace Workflows.Host.Pages.Admin.Organization;

/// <summary>单位与人员: the units as a tree, level by level, and who holds posts at the one that is open; or what a search found.</summary>
[Audience(Audience.Administrator, Relation.None)]
public sealed class IndexModel(OrganizationTree tree, PeopleExport export, AuditTrail trail, TextCatalog texts, Reader reader, Words words) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Unit { get; set; }

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Typed { get; set; }

    /// <summary>True lists the members of the unit instead of its posts.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Members { get; set; }

    /// <summary>Units after this code.</summary>
    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    /// <summary>Posts after this number.</summary>
    [BindProperty(SupportsGet = true)]
    public long AfterPost { get; set; }

    /// <summary>From the top to the open unit.</summary>
    public ImmutableArray<UnitRow> Line { get; private set; } = [];
    public ImmutableArray<UnitLine> Units { get; private set; } = [];
    public ImmutableArray<TermLine> Terms { get; private set; } = [];
    public ImmutableArray<PersonLine> People { get; private set; } = [];
    public Pager? UnitPager { get; private set; }
    public Pager? TermPager { get; private set; }

    public bool Searches => Typed is { Length: > 0 };

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        Typed = Typed?.Trim();
        if (Searches)
        {
            Units = await tree.FindUnitsAsync(Typed!, cancellation);
            People = [.. (await tree.FindPeopleAsync(Typed!, cancellation)).Select(PersonLine.Of)];
            return Page();
        }
        if (Unit is { Length: > 0 } unit)
        {
            Line = await tree.LineAsync(unit, cancellation);
            if (Line.IsEmpty) return NotFound();
            await FillTermsAsync(Line[^1], cancellation);
        }
        var below = await tree.BelowAsync(Line.IsEmpty ? null : Line[^1].Id, After ?? "", cancellation);
        Units = [.. below.Take(OrganizationTree.PageSize)];
        if (After is not null || below.Length > OrganizationTree.PageSize)
            UnitPager = new(reader.T("organization.page.units", ("count", Units.Length)), After is null ? null : Address(), below.Length > OrganizationTree.PageSize ? Address(after: Units[^1].Unit.Id) : null);
        return Page();
    }

    /// <summary>Who holds which post at the open unit and below it, as a table.</summary>
    public async Task<IActionResult> OnGetExportAsync(string format, CancellationToken cancellation)
    {
        var line = Unit is { Length: > 0 } unit ? await tree.LineAsync(unit, cancellation) : [];
        await trail.WriteAsync("exported", ("what", "people"), ("unit", Unit ?? ""), ("format", format), cancellation);
        return new TableResult(reader.T("export.people.name"), format, (writer, stop) => export.WriteAsync(line.IsEmpty ? "" : line[^1].Path, writer, stop));
    }

    public string Level(UnitRow unit) => texts.Has("imports.level." + unit.Level) ? reader.T("imports.level." + unit.Level) : unit.Level;

    public static string UnitAddress(string id) => CaseRoutes.With("/admin/organization", ("unit", id));

    private async Task FillTermsAsync(UnitRow unit, CancellationToken cancellation)
    {
        var held = await tree.HeldAsync(unit.Id, Members, AfterPost, cancellation);
        Terms = [.. held.Take(OrganizationTree.PageSize).Select(h => new TermLine(
            PersonModel.AddressOf(h.Person.Id), h.Person.Name, PostWords.Of(h.Post.Post, "", "", texts).In(reader.Language).Trim(' ', ','), TermWords.Of(h.Post, reader, words), h.Post.ValidFrom > reader.Now))];
        if (AfterPost > 0 || held.Length > OrganizationTree.PageSize)
            TermPager = new(reader.T("organization.page.terms", ("count", Terms.Length)), AfterPost == 0 ? null : Address(), held.Length > OrganizationTree.PageSize ? Address(afterPost: held[OrganizationTree.PageSize - 1].Post.Id) : null);
    }

    private string Address(string? after = null, long? afterPost = null) => CaseRoutes.With("/admin/organization",
        ("unit", Unit), ("members", Members ? "true" : null), ("after", after), ("afterPost", afterPost?.ToString(CultureInfo.InvariantCulture)));
}

/// <summary>A post as the list shows it.</summary>
/// <param name="IsToCome">The term has not begun.</param>
public sealed record TermLine(string Href, string Person, string Post, string Term, bool IsToCome);

/// <summary>A person as the search shows them: enough to tell one from another.</summary>
public sealed record PersonLine(string Href, string Name, string Code, string Mobile)
{
    public static PersonLine Of(PersonRow person) =>
        new(PersonModel.AddressOf(person.Id), person.Name, person.Id.Length == 32 ? "" : person.Id, person.Mobile is { } mobile ? Definitions.Forms.Masking.Middle(mobile, 3, 4) : "");
}

/// <summary>Terms in words: 「2026年7月1日 起」, 「2026年7月1日 – 2031年6月30日」.</summary>
public static class TermWords
{
    public static string Of(PostRow term, Reader reader, Words words) => term.ValidTo is { } end
        ? reader.T("organization.term", ("from", words.PaperDay(words.DayOf(term.ValidFrom))), ("to", words.PaperDay(words.DayOf(end.AddTicks(-1)))))
        : reader.T("organization.term.open", ("from", words.PaperDay(words.DayOf(term.ValidFrom))));
}
