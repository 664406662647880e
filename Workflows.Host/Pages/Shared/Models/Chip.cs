using Workflows.Host.Web;

namespace Workflows.Host.Pages.Shared.Models;

/// <summary>A state in one word. <see cref="Icon"/> null takes the tone's own, <see cref="ChipTagHelper.NoIcon"/> shows none.</summary>
public sealed record Chip(string Words, Tone Tone, string? Icon = null);
