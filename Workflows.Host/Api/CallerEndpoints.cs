using System.Collections.Immutable;
using Microsoft.AspNetCore.Http.HttpResults;
using Workflows.Host.Identity;
using Workflows.Host.Web;

namespace Workflows.Host.Api;

/// <summary>Who calls: to see that a token works and what it is good for.</summary>
public static class CallerEndpoints
{
    public static void MapCallers(this IEndpointRouteBuilder api) => api.MapGet("/me", Me).WithName("me");

    [Audience(Audience.SignedIn, Relation.Self)]
    private static Ok<ApiCaller> Me(Reader reader, HttpContext context)
    {
        var person = reader.Person!;
        return TypedResults.Ok(new ApiCaller(new(person.Id, person.Name), person.Unit, [.. person.Roles.Select(r => JsonName(r.ToString()))],
            reader.Program ?? "", [.. context.User.FindAll(AccessTokenScheme.Scope).Select(c => c.Value)]));
    }

    private static string JsonName(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}

/// <param name="Roles"><c>staff</c>, <c>administrator</c>, <c>auditor</c>, <c>worker</c>: by the posts held now.</param>
public sealed record ApiCaller(ApiNamed Person, string Unit, ImmutableArray<string> Roles, string Token, ImmutableArray<string> Scopes);
