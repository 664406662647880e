using System.Collections.Immutable;

namespace Workflows.Host.Pages.Shared.Models;

/// <summary>The summary on top of a form: what is to be changed, with links to the fields. Takes the focus.</summary>
public sealed record Faults(ImmutableArray<FieldFault> Fields);

/// <param name="FieldId">The id of the field in the page.</param>
public sealed record FieldFault(string FieldId, string Name, string Words);
