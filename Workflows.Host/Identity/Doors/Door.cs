using System.Collections.Immutable;
using System.Reflection;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Workflows.Host.Web;

namespace Workflows.Host.Identity;

/// <summary>One thing that can be asked of the host: a method, an address, for a page the handler, and the signs that hold for it.</summary>
/// <param name="Method"><c>GET</c> or <c>POST</c>; of a page that has no handler for GET, GET shows it as it is.</param>
/// <param name="Address">As it is mapped: <c>/cases/{id}</c>.</param>
/// <param name="Handler">The value of <c>?handler=</c>; empty for the page's own.</param>
/// <param name="Signs">The page's or endpoint's, and the handler's where it bears one.</param>
public sealed record Door(string Method, string Address, string Handler, ImmutableArray<AudienceAttribute> Signs)
{
    /// <summary>Whether it is a page, whose forms carry the guard against other sites.</summary>
    public bool IsPage { get; init; }

    /// <summary>As the manual and the table of samples write it: <c>POST /cases/{id}?handler=Reveal</c>.</summary>
    public string Name => $"{Method} {Address}{(Handler.Length == 0 ? "" : "?handler=" + Handler)}";

    /// <summary>Whether some sign asks for a relation to the thing.</summary>
    public bool AsksForRelation => Signs.Any(s => !RelationDoor.Unasked.Contains(s.Relation));

    /// <summary>What becomes of somebody who asks.</summary>
    /// <param name="roles">Of whoever asks; none for a visitor.</param>
    /// <param name="related">Whether every relation that is asked for holds.</param>
    public DoorAnswer AnswerTo(IReadOnlyCollection<ReaderRole> roles, bool related) =>
        !Signs.All(s => s.Audience.Admits(roles)) ? roles.Count == 0 ? DoorAnswer.SignIn : DoorAnswer.Refused
        : AsksForRelation && !related ? DoorAnswer.NotThere
        : DoorAnswer.Open;

    /// <summary>Every door of a host, by address.</summary>
    public static ImmutableArray<Door> Of(IEnumerable<Endpoint> endpoints) =>
    [
        .. endpoints.OfType<RouteEndpoint>().SelectMany(Of).DistinctBy(d => d.Name)
            .OrderBy(d => d.Address, StringComparer.Ordinal).ThenBy(d => d.Method, StringComparer.Ordinal).ThenBy(d => d.Handler, StringComparer.Ordinal),
    ];

    private static IEnumerable<Door> Of(RouteEndpoint endpoint)
    {
        var (address, signs) = ("/" + (endpoint.RoutePattern.RawText ?? "").TrimStart('/'), endpoint.Metadata.OfType<AudienceAttribute>().TakeLast(1).ToImmutableArray());
        return endpoint.Metadata.GetMetadata<CompiledPageActionDescriptor>() is { } page
            ? [.. page.HandlerMethods.Select(h => Of(h, address, signs)), .. page.HandlerMethods.Any(h => IsGet(h) && h.Name is null) ? [] : new[] { new Door(HttpMethods.Get, address, "", signs) { IsPage = true } }]
            : (endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? [HttpMethods.Get]).Select(method => new Door(method, address, "", signs));
    }

    private static Door Of(HandlerMethodDescriptor handler, string address, ImmutableArray<AudienceAttribute> signs) => new(
        handler.HttpMethod.ToUpperInvariant(), address, handler.Name ?? "",
        handler.MethodInfo.GetCustomAttribute<AudienceAttribute>() is { } own ? signs.Add(own) : signs) { IsPage = true };

    private static bool IsGet(HandlerMethodDescriptor handler) => HttpMethods.IsGet(handler.HttpMethod);
}

public enum DoorAnswer
{
    /// <summary>The page or the answer.</summary>
    Open,
    /// <summary>Sent to sign in.</summary>
    SignIn,
    /// <summary>403: not for people of this kind.</summary>
    Refused,
    /// <summary>404: not there, or nothing to do with it.</summary>
    NotThere,
}
