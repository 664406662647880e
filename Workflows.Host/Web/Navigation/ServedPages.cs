using System.Collections.Frozen;
using Workflows.Host.Identity;

namespace Workflows.Host.Web;

/// <summary>Which addresses this host answers and for whom, so that no entry leads nowhere or to a refusal.</summary>
public sealed class ServedPages(IServiceProvider services)
{
    private readonly Lazy<FrozenDictionary<string, Audience>> _pages = new(() => Read(services));

    /// <param name="path">An address without parameters: <c>/inbox/done</c>.</param>
    public bool Serve(string path, ReaderPerson person) => _pages.Value.TryGetValue(path, out var audience) && audience.Admits(person.Roles);

    private static FrozenDictionary<string, Audience> Read(IServiceProvider services) =>
        services.GetRequiredService<EndpointDataSource>().Endpoints
            .OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<AudienceAttribute>() is not null)
            .GroupBy(e => "/" + WithoutOptional(e.RoutePattern.RawText ?? "").Trim('/'), StringComparer.OrdinalIgnoreCase)
            .ToFrozenDictionary(g => g.Key, g => g.First().Metadata.GetMetadata<AudienceAttribute>()!.Audience, StringComparer.OrdinalIgnoreCase);

    /// <summary>The part before the first optional parameter: <c>inbox/{list?}</c> answers at <c>inbox</c>.</summary>
    private static string WithoutOptional(string pattern) =>
        pattern.IndexOf('{') is >= 0 and var at && pattern.EndsWith("?}", StringComparison.Ordinal) ? pattern[..at] : pattern;
}
