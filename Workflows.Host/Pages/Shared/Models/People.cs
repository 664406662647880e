using System.Collections.Immutable;

namespace Workflows.Host.Pages.Shared.Models;

/// <summary>The people who have a part in a case.</summary>
public sealed record People(ImmutableArray<PersonLine> Lines);

/// <param name="Name">In full; several people of one role in one line.</param>
/// <param name="Role">Post or part: 「街道总工会常务副主席」, 「入户核查」.</param>
public sealed record PersonLine(string Name, string Role, Chip? Chip = null);
