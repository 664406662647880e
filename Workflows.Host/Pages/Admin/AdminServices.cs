using Workflows.Host.Organization;
using Workflows.Host.Pages.Admin.Accounts;
using Workflows.Host.Pages.Admin.Stuck;

namespace Workflows.Host.Pages.Admin;

/// <summary>The room of administrators. Expects the rooms of data, execution, rules and the system journal.</summary>
public static class AdminServices
{
    public static IServiceCollection AddUnionAdministration(this IServiceCollection services) => services
        .AddSingleton<StuckWork>()
        .AddScoped<Overview.Figures>()
        .AddScoped<AccountList>().AddScoped<NewAccounts>().AddScoped<Members.MemberUnits>()
        .AddScoped<CaseAdministration>().AddScoped<Identity.IRelationCheck, AdministersCaseCheck>()
        .AddScoped<Processes.Releasers>()
        .AddScoped<Organization.OrganizationTree>().AddScoped<Organization.TermEnding>().AddScoped<Organization.UnitChanges>().AddScoped<Organization.PeopleExport>()
        .AddScoped<PersonLook>().AddScoped<Substitutions>().AddScoped<Host.Organization.HandOver>();
}
