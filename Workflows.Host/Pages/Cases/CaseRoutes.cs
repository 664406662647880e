namespace Workflows.Host.Pages.Cases;

/// <summary>The addresses of cases, in one place so that a renamed page is found.</summary>
public static class CaseRoutes
{
    public static string Case(string id) => "/cases/" + Uri.EscapeDataString(id);

    public static string Case(string id, string tab) => $"{Case(id)}?tab={tab}";

    public static string Print(string id) => Case(id) + "/print";

    /// <summary>A document of the case by its key, node and visit.</summary>
    public static string Document(string id, string key) => $"{Case(id)}/documents/{Uri.EscapeDataString(key)}";

    /// <summary>The post that opens a sealed value, shown on a tab.</summary>
    public static string Reveal(string id, string path, string tab) => With(Case(id), ("handler", "Reveal"), ("path", path), ("tab", tab));

    public static string Task(string id) => "/tasks/" + Uri.EscapeDataString(id);

    public static string Check(string id) => "/audit/records/" + Uri.EscapeDataString(id);

    /// <summary>An address with what of its values is not empty.</summary>
    public static string With(string path, params IEnumerable<(string Name, string? Value)> values)
    {
        var given = values.Where(v => !string.IsNullOrEmpty(v.Value)).Select(v => $"{v.Name}={Uri.EscapeDataString(v.Value!)}").ToList();
        return given.Count == 0 ? path : path + "?" + string.Join('&', given);
    }
}
