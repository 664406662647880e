using Workflows.Host.Web;

namespace Workflows.Host.Pages.Shared.Models;

/// <summary>A remark beside the text: a sentence, in the colour of what it means.</summary>
public sealed record Note(string Words, Tone Tone = Tone.Plain, string? Icon = null)
{
    public ActionLink? Action { get; init; }
}
