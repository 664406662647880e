using System.Collections.Immutable;
using Workflows.Host.Web;

namespace Workflows.Host.Pages.Shared.Models;

/// <summary>What a case runs by: version of the process, rule pack, the state of its record.</summary>
public sealed record Basis(ImmutableArray<BasisLine> Lines);

public sealed record BasisLine(string Name, string Words, Tone Tone = Tone.Plain, string? Icon = null);
