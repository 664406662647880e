using System.Collections.Immutable;
using Workflows.Host.Web;

namespace Workflows.Host.Pages.Shared.Models;

/// <summary>What earlier stages came to, oldest first.</summary>
public sealed record EarlierStages(ImmutableArray<EarlierStage> Stages, ActionLink? Link = null);

/// <param name="Outcome">「通过」, 「属实」, 「无异议」.</param>
/// <param name="Words">Who said what.</param>
public sealed record EarlierStage(string Name, string Outcome, Tone Tone, string Words, DateTimeOffset? At);
