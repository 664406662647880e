using System.Collections.Immutable;
using Workflows.Host.Web;

namespace Workflows.Host.Pages.Shared.Models;

/// <summary>A refusal or a change meanwhile: what is, what it means, what to do. Never a code, never blame.</summary>
public sealed record Conflict(string Headline, Tone Tone)
{
    /// <summary>The sentence after the headline; empty none.</summary>
    public string More { get; init; } = "";

    public ImmutableArray<ActionLink> Actions { get; init; } = [];

    /// <summary>Fields that changed meanwhile: what, by whom, old and new.</summary>
    public ImmutableArray<ChangedField> Changes { get; init; } = [];
}

public sealed record ChangedField(string Name, string By, string Old, string New);
