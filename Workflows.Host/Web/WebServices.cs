using System.Globalization;
using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Workflows.Definitions.Texts;
using Workflows.Host.Api;
using Workflows.Host.Audit;
using Workflows.Host.Identity;

namespace Workflows.Host.Web;

/// <summary>The room of the screens: texts, the reader, security headers, styles, error pages, navigation.</summary>
public static class WebServices
{
    public static IServiceCollection AddUnionWeb(this IServiceCollection services)
    {
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
        services.AddRazorPages(AddConventions);
        services.AddHttpContextAccessor();
        services.AddCompressedFiles();
        services.AddRateLimits();
        services.AddUnionIdentity();
        services.AddAntiforgery(o =>
        {
            o.Cookie.Name = "form";
            o.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            o.HeaderName = "X-Form";
            o.SuppressXFrameOptionsHeader = true;
        });
        services.AddExceptionHandler<FailureNumbers>();
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(p => InstallationInfo.From(p.GetRequiredService<IConfiguration>()));
        services.TryAddSingleton(Texts());
        services.AddSingleton<IConfigureOptions<MvcOptions>, BindingWords>();
        services.AddSingleton<StyleBundle>();
        services.AddSingleton<Libraries>();
        services.AddSingleton<ServedPages>();
        services.AddScoped<Reader>();
        services.AddScoped<Words>();
        services.AddScoped<NavigationMaker>();
        services.TryAddScoped<INavigationCounts, NoNavigationCounts>();
        services.TryAddScoped<ISignIn, NoSignIn>();
        services.TryAddScoped<IDemonstrationAccounts, NoDemonstrationAccounts>();
        services.TryAddSingleton(p => ExternalProviders.From(p.GetRequiredService<IConfiguration>()));
        return services;
    }

    /// <summary>To be called once, before the endpoints of the other rooms are mapped.</summary>
    public static WebApplication UseUnionWeb(this WebApplication app)
    {
        app.UseContentSecurity(httpsForAYear: !app.Environment.IsDevelopment());
        app.UsePageErrors();
        app.UseApiErrors();
        app.UseWaitingPage();
        app.UseDenialNotes();
        app.UseCompressedFiles();
        app.UseRouting();
        app.UseAuthentication();
        app.UseRateLimiter();
        app.UseAuthorization();
        app.UseRelationDoors();
        app.UseAntiforgery();
        app.Services.GetRequiredService<StyleBundle>().Map(app);
        app.MapRazorPages();
        return app;
    }

    /// <summary>The texts of all rooms, read from their assemblies.</summary>
    public static TextCatalog Texts() => new(Rooms.Select(Assembly.Load));

    private static readonly string[] Rooms =
        ["Workflows.Definitions", "Workflows.Engine", "Workflows.Stages", "Workflows.Data", "Workflows.Host"];

    private static void AddConventions(RazorPagesOptions options) =>
        options.Conventions.AddFolderApplicationModelConvention("/Gallery", page => page.Filters.Add(new GalleryFilter()));
}
