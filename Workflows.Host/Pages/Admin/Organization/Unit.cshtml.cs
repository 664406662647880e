using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Workflows.Data.Organization;
using Workflows.Definitions.Texts;
using Workflows.Host.Identity;
using Workflows.Host.Web;

namespace Workflows.Host.Pages.Admin.Organization;

/// <summary>Changing a unit: its word in the numbers of documents (发文代字), the unit above it, its end.</summary>
[Audience(Audience.Administrator, Relation.None)]
public sealed class UnitModel(OrganizationTree tree, UnitChanges changes, Reader reader) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string Id { get; set; } = "";

    [BindProperty]
    public string? Word { get; set; }

    /// <summary>The unit to stand under, by its code or full name as it was typed.</summary>
    [BindProperty]
    public string? Above { get; set; }

    public UnitRow Unit { get; private set; } = null!;

    public UnitRow? Parent { get; private set; }

    public string? Fault { get; private set; }

    public static string AddressOf(string id) => "/admin/organization/units/" + Uri.EscapeDataString(id);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation) => await FillAsync(cancellation) ? Page() : NotFound();

    public async Task<IActionResult> OnPostWordAsync(CancellationToken cancellation) =>
        await DoneAsync(await changes.WordAsync(Id, (Word ?? "").Trim(), reader.Person!.Id, cancellation), Id, cancellation);

    public async Task<IActionResult> OnPostMoveAsync(CancellationToken cancellation)
    {
        var found = Above?.Trim() is { Length: > 0 } typed ? await tree.NamedAsync(typed, cancellation) : [];
        return await DoneAsync(found switch
        {
            [var only] => await changes.MoveAsync(Id, only.Id, reader.Person!.Id, cancellation),
            [] => Sentence.Of("units.move.unknown"),
            _ => Sentence.Of("imports.unit.several", ("count", found.Length)),
        }, Id, cancellation);
    }

    public async Task<IActionResult> OnPostEndAsync(CancellationToken cancellation)
    {
        var above = await FillAsync(cancellation) ? Parent?.Id ?? "" : "";
        return await DoneAsync(await changes.EndAsync(Id, reader.Person!.Id, cancellation), above, cancellation);
    }

    private async Task<IActionResult> DoneAsync(Sentence? refusal, string then, CancellationToken cancellation)
    {
        if (refusal is null) return Redirect(IndexModel.UnitAddress(then));
        Fault = reader.Say(refusal);
        return await FillAsync(cancellation) ? Page() : NotFound();
    }

    private async Task<bool> FillAsync(CancellationToken cancellation)
    {
        if (await tree.LineAsync(Id, cancellation) is not [.. var above, var unit]) return false;
        (Unit, Parent) = (unit, above is [.., var parent] ? parent : null);
        return true;
    }
}
