namespace Workflows.Host.Web;

/// <summary>Which addresses this host answers, so that no entry leads nowhere.</summary>
public sealed class ServedPages(IServiceProvider services)
{
    private readonly Lazy<HashSet<string>> _paths = new(() => Read(services));

    /// <param name="path">An address without parameters: <c>/inbox/done</c>.</param>
    public bool Serve(string path) => _paths.Value.Contains(path);

    private static HashSet<string> Read(IServiceProvider services) => services.GetRequiredService<EndpointDataSource>().Endpoints
        .OfType<RouteEndpoint>()
        .Select(e => "/" + WithoutOptional(e.RoutePattern.RawText ?? "").Trim('/'))
        .ToHashSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>The part before the first optional parameter: <c>inbox/{list?}</c> answers at <c>inbox</c>.</summary>
    private static string WithoutOptional(string pattern) =>
        pattern.IndexOf('{') is >= 0 and var at && pattern.EndsWith("?}", StringComparison.Ordinal) ? pattern[..at] : pattern;
}
