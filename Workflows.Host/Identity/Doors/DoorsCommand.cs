using Workflows.Definitions.Texts;
using Workflows.Host.Installation;
using Workflows.Host.Web;

namespace Workflows.Host.Identity;

/// <summary><c>doors</c>: writes the page of the manual that says who may open what. Asks no database.</summary>
public static class DoorsCommand
{
    public static async Task<int> RunAsync(string[] settings, TextWriter to)
    {
        var builder = WebApplication.CreateBuilder(settings);
        await using var app = UnionHost.Build(builder, "Host=none", InstallationInfo.From(builder.Configuration));
        await to.WriteAsync(Page(app.Services));
        return 0;
    }

    public static string Page(IServiceProvider services) =>
        new DoorTable(services.GetRequiredService<TextCatalog>()).Markdown(Door.Of(services.GetRequiredService<EndpointDataSource>()));
}
