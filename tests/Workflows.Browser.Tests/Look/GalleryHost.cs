using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Workflows.Host.Web;

namespace Workflows.Browser.Tests.Look;

/// <summary>The screens alone on a port of their own: a demonstration in Development, which shows the gallery.</summary>
public sealed class GalleryHost : IAsyncLifetime
{
    private WebApplication _app = null!;

    public string Address { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = "Workflows.Host",
            EnvironmentName = "Development",
            ContentRootPath = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../../../../Workflows.Host")),
        });
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton(new InstallationInfo(true, "示例街道总工会"));
        builder.Services.AddUnionWeb();
        _app = builder.Build();
        _app.UseUnionWeb();
        await _app.StartAsync();
        Address = _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
