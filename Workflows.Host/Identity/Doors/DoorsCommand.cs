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
        await to.WriteAsync(Page(app.Services.GetRequiredService<TextCatalog>(), ((IEndpointRouteBuilder)app).DataSources.SelectMany(s => s.Endpoints)));
        return 0;
    }

    /// <summary>The page of a host that serves these endpoints.</summary>
    public static string Page(TextCatalog texts, IEnumerable<Endpoint> endpoints) => new DoorTable(texts).Markdown(Door.Of(endpoints));
}
