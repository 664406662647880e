using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Workflows.Data.Organization;
using Workflows.Definitions.Forms;
using Workflows.Definitions.Texts;
using Workflows.Host.Identity;
using Workflows.Host.Organization;
using Workflows.Host.Pages.Cases.Visibility;
using Workflows.Host.Web;

namespace Workflows.Host.Pages.Admin.Organization;

/// <summary>One person: what is known, masked, every term of office, and ending one.</summary>
[Audience(Audience.Administrator, Relation.None)]
public sealed class PersonModel(OrganizationTree tree, TermEnding ending, CaseNames names, TextCatalog texts, Reader reader, Words words) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string Id { get; set; } = "";

    public PersonRow Person { get; private set; } = null!;

    public ImmutableArray<PersonTerm> Terms { get; private set; } = [];

    /// <summary>Why a term was not ended.</summary>
    public string? Fault { get; private set; }

    public static string AddressOf(string id) => "/admin/organization/people/" + Uri.EscapeDataString(id);

    public string Mobile => Person.Mobile is { } mobile ? Masking.Middle(mobile, 3, 4) : "";

    public string Email => Person.Email is { } email ? Masking.Middle(email, 2, 4) : "";

    public Task<IActionResult> OnGetAsync(CancellationToken cancellation) => ShowAsync(cancellation);

    /// <param name="last">The last day of the term.</param>
    /// <param name="now">True ends it at once.</param>
    public async Task<IActionResult> OnPostEndAsync(long term, string? last, bool now, CancellationToken cancellation)
    {
        var day = now ? null : DateText.Read(last ?? "") is { Refusal: null } read ? read.Value : (DateOnly?)null;
        var refusal = !now && day is null ? Sentence.Of("organization.end.noDay") : await ending.EndAsync(Id, term, day, reader.Person!.Id, cancellation);
        if (refusal is null) return Redirect(AddressOf(Id));
        Fault = reader.Say(refusal);
        return await ShowAsync(cancellation);
    }

    private async Task<IActionResult> ShowAsync(CancellationToken cancellation)
    {
        if (await tree.PersonAsync(Id, cancellation) is not { } person) return NotFound();
        Person = person;
        var terms = await tree.TermsAsync(Id, cancellation);
        var units = await names.OfAsync([], terms.Select(t => t.UnitId), cancellation);
        Terms = [.. terms.Select(t => new PersonTerm(t.Id, PostWords.Of(t.Post, units.Unit(t.UnitId), units.Unit(t.UnitId), texts).In(reader.Language),
            IndexModel.UnitAddress(t.UnitId), TermWords.Of(t, reader, words), t.ValidTo is { } end && end <= reader.Now, t.ValidFrom > reader.Now))];
        return Page();
    }
}

/// <summary>A term as the person's page shows it.</summary>
public sealed record PersonTerm(long Id, string Post, string UnitHref, string Term, bool IsOver, bool IsToCome);
