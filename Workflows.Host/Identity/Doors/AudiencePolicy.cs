using Microsoft.AspNetCore.Authorization;
using Workflows.Host.Web;

namespace Workflows.Host.Identity;

/// <summary>
/// The policy of every address that names no other: read from its <see cref="AudienceAttribute"/>. Deny by default – an
/// endpoint without one is refused to everybody. An address that nothing answers is let through to 「没有找到」.
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
        if (http.GetEndpoint() is not { } endpoint) return true;
        return endpoint.Metadata.GetMetadata<AudienceAttribute>() is { } sign && sign.Audience.Admits(ReaderPerson.From(http.User)?.Roles ?? []);
    }
}
