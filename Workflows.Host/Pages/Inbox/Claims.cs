using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Workflows.Data;
using Workflows.Host.Pages.Cases.Visibility;

namespace Workflows.Host.Pages.Inbox;

/// <summary>
/// One way in which tasks are somebody's: a principal, theirs or that of a person they stand in for, with what the
/// substitution is limited to.
/// </summary>
/// <param name="OnBehalfOf">The person stood in for; empty for the reader's own.</param>
public sealed record Claim(string Principal, string OnBehalfOf)
{
    /// <summary>Only tasks of this process; null = all.</summary>
    public string? Process { get; init; }

    /// <summary>Only cases of at most so many fen; null = no limit.</summary>
    public long? LimitFen { get; init; }

    /// <summary>The end of the substitution; null while none is known.</summary>
    public DateTimeOffset? Until { get; init; }
}

/// <summary>All claims of the reader, few however many tasks there are. Read once per request.</summary>
public sealed class Claims(WorkflowsContext data, Viewers viewers, TimeProvider clock)
{
    private ImmutableArray<Claim>? _claims;

    public async Task<ImmutableArray<Claim>> CurrentAsync(CancellationToken cancellation) => _claims ??= await OfAsync(await viewers.CurrentAsync(cancellation), cancellation);

    /// <summary>Those of somebody who does not read now: for a calendar, not for a page.</summary>
    public async Task<ImmutableArray<Claim>> OfAsync(string person, CancellationToken cancellation) => await OfAsync(await viewers.OfAsync(person, cancellation), cancellation);

    private async Task<ImmutableArray<Claim>> OfAsync(Viewer viewer, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var claims = viewer.OwnPrincipals.Select(p => new Claim(p, "")).ToList();
        var substitutions = viewer.StandsInFor.IsEmpty ? [] : await data.Substitutes.AsNoTracking()
            .Where(s => s.SubstituteId == viewer.PersonId && s.ValidFrom <= now && (s.ValidTo == null || now < s.ValidTo)).ToListAsync(cancellation);
        foreach (var substitution in substitutions)
        {
            var absent = await viewers.OfAsync(substitution.PersonId, cancellation);
            claims.AddRange(absent.OwnPrincipals.Select(p => new Claim(p, substitution.PersonId)
            {
                Process = substitution.Process, LimitFen = substitution.LimitFen, Until = substitution.ValidTo,
            }));
        }
        return [.. claims];
    }
}
