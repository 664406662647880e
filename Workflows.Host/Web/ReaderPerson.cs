using System.Collections.Immutable;
using System.Security.Claims;

namespace Workflows.Host.Web;

/// <summary>What a signed-in person does in the union, as far as the screens differ by it.</summary>
public enum ReaderRole { Staff, Administrator, Auditor, Worker, Guest }

/// <summary>The claims the screens read; whoever signs a person in writes them.</summary>
public static class ReaderClaims
{
    /// <summary>One claim per role, its value the name of a <see cref="ReaderRole"/>.</summary>
    public const string Role = "reader-role";

    /// <summary>The name of the unit shown at the top of the page.</summary>
    public const string Unit = "reader-unit";
}

/// <summary>The signed-in person as the screens name them. Without a role claim the person is a worker.</summary>
public sealed record ReaderPerson(string Id, string Name, string Unit, ImmutableArray<ReaderRole> Roles)
{
    public string Initial => InitialOf(Name);

    /// <summary>The character in the round picture: the part of 「示例·周八」 after the dot begins with it.</summary>
    public static string InitialOf(string name) => name.Split('·', '・')[^1] is { Length: > 0 } last ? last[..1] : "";

    /// <summary>Null where nobody is signed in.</summary>
    public static ReaderPerson? From(ClaimsPrincipal? principal)
    {
        if (principal?.Identity is not { IsAuthenticated: true }) return null;
        var roles = principal.FindAll(ReaderClaims.Role)
            .Select(c => Enum.TryParse<ReaderRole>(c.Value, out var role) ? role : ReaderRole.Worker)
            .Distinct().Order().ToImmutableArray();
        return new(
            principal.FindFirstValue(ClaimTypes.NameIdentifier) ?? "",
            principal.Identity.Name ?? "",
            principal.FindFirstValue(ReaderClaims.Unit) ?? "",
            roles.IsEmpty ? [ReaderRole.Worker] : roles);
    }
}
