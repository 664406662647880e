namespace Workflows.Host.Web;

/// <summary>
/// Files of <c>wwwroot</c>. An address with a version (<c>?v=…</c>) may be kept for ever; others are asked for again.
/// Styles, scripts and pictures travel compressed, pages do not: they hold secrets beside what a visitor typed.
/// </summary>
public static class StaticFiles
{
    public const string Forever = "public, max-age=31536000, immutable";

    public static IServiceCollection AddCompressedFiles(this IServiceCollection services) =>
        services.AddResponseCompression(o =>
        {
            o.EnableForHttps = true;
            o.MimeTypes = ["text/css", "text/javascript", "application/javascript", "image/svg+xml"];
        });

    public static IApplicationBuilder UseCompressedFiles(this IApplicationBuilder app) => app
        .UseResponseCompression()
        .UseStaticFiles(new StaticFileOptions
        {
            OnPrepareResponse = file => file.Context.Response.Headers.CacheControl =
                file.Context.Request.Query.ContainsKey("v") ? Forever : "no-cache",
        });
}

/// <summary>The browser libraries beside our own files; they are fetched by the build and may be absent in a bare checkout.</summary>
public sealed class Libraries(IWebHostEnvironment host)
{
    public const string Tabler = "/lib/tabler/tabler.min.css", Htmx = "/lib/htmx/htmx.min.js";

    public bool Has(string path) => host.WebRootFileProvider.GetFileInfo(path).Exists;
}
