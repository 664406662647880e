namespace Workflows.Host.Web;

/// <summary>
/// What an answer – page, error, file – allows a browser to do with it. A page loads only what this host serves, no inline style, no inline script, no eval, no frame around it.
/// A page that shows a diagram may ask for style attributes, which bpmn-js writes on its own shapes.
/// </summary>
public static class ContentSecurity
{
    private const string StyleAttributes = "content-security:style-attributes";

    private const string Policy =
        "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self' data:; " +
        "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    private const string Mail = "content-security:mail";

    /// <summary>A mail shown in a frame of this host: its inline styles, pictures written into it, and nothing else.</summary>
    private const string MailPolicy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'; form-action 'none'; base-uri 'none'; sandbox allow-popups allow-popups-to-escape-sandbox";

    /// <summary>For the viewer of the demonstration's mails alone.</summary>
    public static void ShowAsMail(HttpContext context) => context.Items[Mail] = true;

    private const string File = "content-security:file";

    /// <summary>A file somebody handed in: nothing of it may run or load anything.</summary>
    private const string FilePolicy = "default-src 'none'; frame-ancestors 'none'; form-action 'none'; base-uri 'none'; sandbox";

    /// <summary>Browsers open no PDF within a sandbox; their viewer is one of its own.</summary>
    private const string PdfPolicy = "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'; form-action 'none'; base-uri 'none'";

    /// <summary>For an answer that is a handed-in file.</summary>
    public static void ShowAsFile(HttpContext context, bool sandboxed) => context.Items[File] = sandboxed ? FilePolicy : PdfPolicy;

    /// <summary>To be called while the page is rendered, before its first byte leaves.</summary>
    public static void AllowStyleAttributes(HttpContext context) => context.Items[StyleAttributes] = true;

    /// <param name="httpsForAYear">
    /// Whether browsers that came by HTTPS are told to come no other way (HSTS). Browsers pass over it where they came by HTTP.
    /// </param>
    public static IApplicationBuilder UseContentSecurity(this IApplicationBuilder app, bool httpsForAYear) => app.Use((context, next) =>
    {
        context.Response.OnStarting(() =>
        {
            Write(context);
            if (httpsForAYear) context.Response.Headers.StrictTransportSecurity = "max-age=31536000";
            return Task.CompletedTask;
        });
        return next(context);
    });

    private static void Write(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = context.Items.TryGetValue(File, out var file) ? (string)file!
            : context.Items.ContainsKey(Mail) ? MailPolicy
            : context.Items.ContainsKey(StyleAttributes)
            ? Policy + "; style-src-attr 'unsafe-inline'"
            : Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        if (context.Response.ContentType?.StartsWith("text/html", StringComparison.Ordinal) == true && headers.CacheControl.Count == 0)
            headers.CacheControl = "no-store";
    }
}
