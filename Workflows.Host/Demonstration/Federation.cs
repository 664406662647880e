using System.Collections.Immutable;
using System.Text.Json;

namespace Workflows.Host.Demonstration;

/// <summary>
/// The demonstration federation as its file has it: every name, unit and amount is made up. Years left open are those in
/// which it is loaded.
/// </summary>
public sealed record Federation
{
    public required string UnionName { get; init; }
    public required ImmutableArray<FederationUnit> Units { get; init; }
    public required ImmutableArray<FederationPerson> Persons { get; init; }
    public required ImmutableArray<FederationPost> Posts { get; init; }
    public required ImmutableArray<FederationKin> Kinship { get; init; }
    public required ImmutableArray<FederationLedger> Ledgers { get; init; }

    /// <summary>The password of every demonstration account; shown on the sign-in page.</summary>
    public const string Password = "shifan-2026";

    /// <summary>The federation shipped with the product.</summary>
    public static Federation Shipped()
    {
        using var stream = typeof(Federation).Assembly.GetManifestResourceStream("Workflows.Host.Demonstration.federation.json")!;
        return JsonSerializer.Deserialize<Federation>(stream, JsonSerializerOptions.Web)!;
    }
}

public sealed record FederationUnit(string Id, string Name, string NameEn, string Level, string? Parent, string? Region, string? DocumentWord);

/// <param name="Account">True where the person may sign in, under the id as name.</param>
public sealed record FederationPerson(string Id, string Name, string? Email, bool Account);

public sealed record FederationPost(string Post, string Unit, string Person, DateOnly From, DateOnly? To);

public sealed record FederationKin(string Person, string Relative, string Kind);

/// <param name="Yuan">What the unit may spend in the year.</param>
public sealed record FederationLedger(string Kind, string Unit, string Name, string NameEn, decimal Yuan);
