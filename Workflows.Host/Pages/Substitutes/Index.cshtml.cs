using Workflows.Host.Identity;
using Workflows.Host.Organization;
using Workflows.Host.Pages.Cases;
using Workflows.Host.Pages.Cases.Visibility;
using Workflows.Host.Web;

namespace Workflows.Host.Pages.Substitutes;

/// <summary>请假代理: the reader's own substitutes, and those they stand in for.</summary>
[Audience(Audience.SignedIn, Relation.Self)]
public sealed class IndexModel(Substitutions substitutions, PersonLook people, CaseAccess access, CaseNames names, Reader reader, Words words)
    : SubstitutesPage(substitutions, people, access, names, reader, words)
{
    public override string PersonId { get; } = reader.Person?.Id ?? "";

    public override string Address => "/substitutes";
}
