using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Workflows.Host.Web;

/// <summary><c>&lt;say words="Model.Why"/&gt;</c> writes an <see cref="Emphasis"/>, its strong part as <c>b</c> (or the tag in <c>as</c>, with the style in <c>mark</c>).</summary>
[HtmlTargetElement("say", TagStructure = TagStructure.WithoutEndTag)]
public sealed class EmphasisTagHelper : TagHelper
{
    public required Emphasis Words { get; set; }

    public string As { get; set; } = "b";

    public string? Mark { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        var at = Words.Strong is { Length: > 0 } strong ? Words.Words.IndexOf(strong, StringComparison.Ordinal) : -1;
        if (at < 0)
        {
            output.Content.SetContent(Words.Words);
            return;
        }
        output.Content.Append(Words.Words[..at]);
        output.Content.AppendHtml(Mark is null ? $"<{As}>" : $"<{As} class=\"{Mark}\">");
        output.Content.Append(Words.Strong!);
        output.Content.AppendHtml($"</{As}>");
        output.Content.Append(Words.Words[(at + Words.Strong!.Length)..]);
    }
}
