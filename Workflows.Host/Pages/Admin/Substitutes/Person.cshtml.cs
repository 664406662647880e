using Microsoft.AspNetCore.Mvc;
using Workflows.Host.Identity;
using Workflows.Host.Organization;
using Workflows.Host.Pages.Cases;
using Workflows.Host.Pages.Cases.Visibility;
using Workflows.Host.Pages.Substitutes;
using Workflows.Host.Web;

namespace Workflows.Host.Pages.Admin.Substitutes;

/// <summary>The substitutes of somebody who is ill or away and cannot arrange one; the record names the administrator who did.</summary>
[Audience(Audience.Administrator, Relation.None)]
public sealed class PersonModel(Substitutions substitutions, PersonLook people, CaseAccess access, CaseNames names, Reader reader, Words words)
    : SubstitutesPage(substitutions, people, access, names, reader, words)
{
    [BindProperty(SupportsGet = true)]
    public string Person { get; set; } = "";

    public override string PersonId => Person;

    public override string Address => $"/admin/organization/people/{Uri.EscapeDataString(Person)}/substitutes";
}
