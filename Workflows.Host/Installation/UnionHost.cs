using Workflows.Data;
using Workflows.Host.Demonstration;
using Workflows.Host.Forms;
using Workflows.Host.Identity;
using Workflows.Host.Rules;
using Workflows.Host.Web;

namespace Workflows.Host.Installation;

/// <summary>The whole host, room by room. Tests and scenarios build the same one with another clock.</summary>
public static class UnionHost
{
    public static WebApplication Build(WebApplicationBuilder builder, string connectionString, InstallationInfo installation)
    {
        var services = builder.Services;
        services.AddSingleton(installation);
        services.AddSingleton(installation.Zone);
        services.AddUnionData(connectionString);
        services.AddAccounts();
        services.AddUnionWeb();
        services.AddUnionForms();
        services.AddUnionRules();
        if (installation.Demonstration)
            services.AddScoped<IDemonstrationAccounts, DemonstrationAccounts>();

        var app = builder.Build();
        app.UseUnionWeb();
        return app;
    }
}
