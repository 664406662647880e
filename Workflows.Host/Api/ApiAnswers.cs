using System.Collections.Immutable;

namespace Workflows.Host.Api;

/// <summary>A page of a list. <c>next</c> goes into <c>after</c> of the next request; null on the last page.</summary>
public sealed record ApiPage<T>(ImmutableArray<T> Items, string? Next);

/// <summary>A person, a unit or a process by id, with its name in the reader's language.</summary>
public sealed record ApiNamed(string Id, string Name);
