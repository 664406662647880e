using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Workflows.Definitions.Texts;
using Workflows.Host.Identity;
using Workflows.Host.Organization;
using Workflows.Host.Pages.Admin.Organization;
using Workflows.Host.Pages.Cases.Visibility;
using Workflows.Host.Web;

namespace Workflows.Host.Pages.Admin.HandOver;

/// <summary>离职转办: what somebody leaves behind is looked at, then who takes it over is named, then it is done; three steps, nothing by opening.</summary>
[Audience(Audience.Administrator, Relation.None)]
public sealed class IndexModel(Host.Organization.HandOver handOver, PersonLook people, OrganizationTree tree, CaseNames names, TextCatalog texts, Reader reader) : PageModel
{
    private const int FewestLetters = 5;

    /// <summary>Who leaves.</summary>
    [BindProperty(SupportsGet = true)]
    public string Person { get; set; } = "";

    [BindProperty]
    public string? To { get; set; }

    [BindProperty]
    public string? Words { get; set; }

    /// <summary>True where the consequence was shown and confirmed.</summary>
    [BindProperty]
    public bool Sure { get; set; }

    public string Name { get; private set; } = "";

    public string ToName { get; private set; } = "";

    public HandOverPlan Plan { get; private set; } = null!;

    /// <summary>The posts in words.</summary>
    public ImmutableArray<string> Posts { get; private set; } = [];

    /// <summary>Who was named, to be confirmed; null before.</summary>
    public FoundPerson? Chosen { get; private set; }

    public ImmutableArray<FoundPerson> Several { get; private set; } = [];

    public ImmutableArray<string> Faults { get; private set; } = [];

    public HandOverResult? Result { get; private set; }

    public string Address => $"{PersonModel.AddressOf(Person)}/hand-over";

    public Task<IActionResult> OnGetAsync(CancellationToken cancellation) => ShowAsync(cancellation);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (await NamedAsync(cancellation) is not { } to) return await ShowAsync(cancellation);
        if (!Sure)
        {
            Chosen = to;
            return await ShowAsync(cancellation);
        }
        if (await tree.PersonAsync(Person, cancellation) is null) return NotFound();
        ToName = to.Person.Name;
        Result = await handOver.DoAsync(Person, to.Person.Id, Words!.Trim(), cancellation);
        return await ShowAsync(cancellation);
    }

    /// <summary>Who takes over; null where it is not clear or something is missing, which then stands in the faults.</summary>
    private async Task<FoundPerson?> NamedAsync(CancellationToken cancellation)
    {
        var found = await people.FindAsync(To ?? "", cancellation);
        Several = found.Length > 1 ? found : [];
        Faults =
        [
            .. found.IsEmpty ? [reader.T("substitutes.nobody")] : found.Length > 1 ? [reader.T("substitutes.several")]
                : found[0].Person.Id == Person ? new[] { reader.T("engine.handOverToNobody") } : [],
            .. (Words ?? "").Trim().Length < FewestLetters ? new[] { reader.T("engine.reasonMissing") } : [],
        ];
        return Faults.IsEmpty ? found[0] : null;
    }

    private async Task<IActionResult> ShowAsync(CancellationToken cancellation)
    {
        if (await tree.PersonAsync(Person, cancellation) is not { } person) return NotFound();
        Name = person.Name;
        Plan = await handOver.LookAsync(Person, cancellation);
        var units = await names.OfAsync([], Plan.Posts.Select(p => p.UnitId), cancellation);
        Posts = [.. Plan.Posts.Select(p => PostWords.Of(p.Post, units.Unit(p.UnitId), units.Unit(p.UnitId), texts).In(reader.Language))];
        return Page();
    }
}
