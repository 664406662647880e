namespace Workflows.Host.Pages.Notices;

/// <summary>The addresses of notices, in one place so that a renamed page is found.</summary>
public static class NoticeAddresses
{
    public const string List = "/notices";

    /// <summary>Where the number of a receipt is asked for.</summary>
    public const string Answer = "/notices/answer";

    public static string Notice(string slug) => $"{List}/{slug}";

    public static string Object(string slug) => $"{Notice(slug)}/objection";

    public static string Print(string slug) => $"{Notice(slug)}/print";

    /// <summary>The address as it stands on paper: by the installation's own name where one is set, else as the page was asked for.</summary>
    public static string OnPaper(HttpRequest request, IConfiguration settings, string path) =>
        settings["Mail:PublicUrl"] is { Length: > 0 } installation
            ? installation.TrimEnd('/') + path
            : $"{request.Scheme}://{request.Host}{request.PathBase}{path}";
}
