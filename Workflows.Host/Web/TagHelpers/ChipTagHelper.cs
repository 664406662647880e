using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Workflows.Host.Web;

/// <summary>
/// <c>&lt;chip tone="Pass"&gt;通过&lt;/chip&gt;</c>: a state in a word, a colour and, unless <c>icon="none"</c>, the tone's icon.
/// </summary>
[HtmlTargetElement("chip")]
public sealed class ChipTagHelper(IFileVersionProvider versions) : TagHelper
{
    public Tone Tone { get; set; }

    /// <summary>No picture, only the word.</summary>
    public const string NoIcon = "none";

    /// <summary>Null or empty takes the icon of the tone.</summary>
    public string? Icon { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "span";
        output.Attributes.SetAttribute("class", $"chip c-{Tone.Css} {output.Attributes["class"]?.Value}".TrimEnd());
        if (Icon == NoIcon) return;
        var icon = string.IsNullOrEmpty(Icon) ? Tone.Icon : Icon;
        output.PreContent.SetHtmlContent(
            $"<svg class=\"i\" aria-hidden=\"true\"><use href=\"{versions.AddFileVersionToPath("", "/icons.svg")}#{icon}\"></use></svg>");
    }
}
