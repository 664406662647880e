using Microsoft.AspNetCore.Authorization;
using Workflows.Host.Web;

namespace Workflows.Host.Identity;

/// <summary>
/// The policy of every address that names no other: read from its <see cref="AudienceAttribute"/>. Deny by default – an
/// endpoint without one is refused to everybody. An address that nothing answers, or not in this way
/// (405, 415), is let through to be told so.
/// </summary>
public sealed class AudiencePolicy : AuthorizationHandler<AudiencePolicy>, IAuthorizationRequirement
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, AudiencePolicy requirement)
    {
        if (context.Resource is HttpContext http && IsMeant(http)) context.Succeed(requirement);
        return Task.CompletedTask;
    }

    private static bool IsMeant(HttpContext http)
    {
        if (http.GetEndpoint() is not { } endpoint || IsRefusal(endpoint)) return true;
        return endpoint.Metadata.GetMetadata<AudienceAttribute>() is { } sign && sign.Audience.Admits(ReaderPerson.From(http.User)?.Roles ?? []);
    }

    /// <summary>What routing itself answers where an address is asked for by another method or with another kind of content.</summary>
    private static bool IsRefusal(Endpoint endpoint) =>
        endpoint is not RouteEndpoint && endpoint.DisplayName is ("405 HTTP Method Not Supported" or "415 HTTP Unsupported Media Type");
}
