using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.HttpResults;
using Workflows.Data.Registers;
using Workflows.Definitions.Registers;
using Workflows.Host.Identity;
using Workflows.Host.Pages.Audit;
using Workflows.Host.Pages.Cases.Visibility;
using Workflows.Host.Pages.Registers;

namespace Workflows.Host.Api;

/// <summary>Registers (登记册): which there are, their current entries, and every version of one.</summary>
public static class RegisterEndpoints
{
    public static void MapRegisters(this IEndpointRouteBuilder api)
    {
        api.MapGet("/registers", AllAsync).WithName("listRegisters");
        api.MapGet("/registers/{name}", ListAsync).WithName("listEntries");
        api.MapGet("/registers/{name}/{key}", OneAsync).WithName("readEntry");
    }

    [Audience(Audience.SignedIn, Relation.WithinSight), AccessScope(AccessScopes.ReadRegisters)]
    private static async Task<Ok<ImmutableArray<ApiRegister>>> AllAsync(RegisterEntries registers, RegisterWords said, CancellationToken cancellation) =>
        TypedResults.Ok((await registers.AllAsync(cancellation)).Select(r => new ApiRegister(r.Name, said.Register(r.Name), r.Entries)).ToImmutableArray());

    [Audience(Audience.SignedIn, Relation.SeesRegister), AccessScope(AccessScopes.ReadRegisters)]
    private static async Task<Ok<ApiPage<ApiEntry>>> ListAsync(
        string name, RegisterEntries registers, CaseNames names, Viewers viewers, AuditTrail trail, CancellationToken cancellation, string? q = null, string? unit = null, string? after = null)
    {
        if ((await viewers.CurrentAsync(cancellation)).IsAuditor) await trail.WriteAsync("auditorListed", ("register", name), ("words", q ?? ""), cancellation);
        var rows = await registers.FindAsync(name, q?.Trim() ?? "", unit, after ?? "", cancellation);
        var shown = rows.Take(RegisterEntries.PageSize).ToImmutableArray();
        return TypedResults.Ok(new ApiPage<ApiEntry>(await SaidAsync(shown, names, cancellation), rows.Length > shown.Length ? shown[^1].Key : null));
    }

    [Audience(Audience.SignedIn, Relation.SeesRegister), AccessScope(AccessScopes.ReadRegisters)]
    private static async Task<Ok<ImmutableArray<ApiEntry>>> OneAsync(
        string name, string key, RegisterEntries registers, CaseNames names, Viewers viewers, AuditTrail trail, CancellationToken cancellation)
    {
        if ((await viewers.CurrentAsync(cancellation)).IsAuditor) await trail.WriteAsync("auditorRead", ("register", name), ("key", key), cancellation);
        return TypedResults.Ok(await SaidAsync(await registers.VersionsAsync(name, key, cancellation), names, cancellation));
    }

    private static async Task<ImmutableArray<ApiEntry>> SaidAsync(ImmutableArray<RegisterEntryRow> rows, CaseNames names, CancellationToken cancellation)
    {
        var named = await names.OfAsync([], rows.Select(r => r.UnitId), cancellation);
        return [.. rows.Select(r => new ApiEntry(r.Key, r.Version, new(r.UnitId, named.Unit(r.UnitId)), r.At, ApiValues.Of(ShippedRegisters.All.GetValueOrDefault(r.Register), RegisterEntries.Values(r))))];
    }
}

/// <param name="Entries">How many current entries the caller may see.</param>
public sealed record ApiRegister(string Name, string Title, int Entries);

/// <summary>One version of an entry.</summary>
/// <param name="At">When it was written.</param>
public sealed record ApiEntry(string Key, int Version, ApiNamed Unit, DateTimeOffset At, JsonObject Values);
