using System.Collections.Immutable;
using Microsoft.AspNetCore.Authorization;

namespace Workflows.Host.Identity;

/// <summary>
/// The sign on an endpoint of the API that says what an access token must have been issued for. It narrows what the person may do
/// and never widens it: <see cref="AudienceAttribute"/> is held as well.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class AccessScopeAttribute(params string[] scopes) : Attribute
{
    /// <summary>One of these is enough.</summary>
    public IReadOnlyList<string> Scopes => scopes;
}

/// <summary>What an access token may be used for.</summary>
public static class AccessScopes
{
    public const string ReadCases = "cases:read", StartCases = "cases:start", ReadTasks = "tasks:read", CompleteTasks = "tasks:complete",
        ReadJournal = "journal:read", ReadRegisters = "registers:read", ReadLedgers = "ledgers:read", DeployPackages = "packages:deploy", ManageWebhooks = "webhooks:manage";

    /// <summary>All of them, in the order in which they are offered.</summary>
    public static ImmutableArray<string> All { get; } = [ReadCases, StartCases, ReadTasks, CompleteTasks, ReadJournal, ReadRegisters, ReadLedgers, DeployPackages, ManageWebhooks];

    /// <summary>Those of use to administrators alone, whose doors stay shut to everybody else.</summary>
    public static ImmutableArray<string> OfAdministrators { get; } = [DeployPackages, ManageWebhooks];
}

/// <summary>Refuses a token what it was not issued for. Endpoints that name no scope ask for none.</summary>
public sealed class AccessScopePolicy : AuthorizationHandler<AccessScopePolicy>, IAuthorizationRequirement
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, AccessScopePolicy requirement)
    {
        if (context.Resource is HttpContext http && Missing(http) is null) context.Succeed(requirement);
        return Task.CompletedTask;
    }

    /// <summary>The scope the endpoint asks for and the token has not; null where nothing is missing.</summary>
    public static string? Missing(HttpContext http) =>
        http.GetEndpoint()?.Metadata.GetMetadata<AccessScopeAttribute>() is { } sign && !sign.Scopes.Any(s => http.User.HasClaim(AccessTokenScheme.Scope, s)) ? sign.Scopes[0] : null;
}
