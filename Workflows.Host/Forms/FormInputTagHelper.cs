using Microsoft.AspNetCore.Razor.TagHelpers;
using Workflows.Definitions.Forms;

namespace Workflows.Host.Forms;

/// <summary>
/// <c>&lt;input form-field="Model" …&gt;</c>: gives an input, select or textarea its name, its id and what readers of screens
/// need — the fault, the help, that it must be filled in. With <c>form-option</c> it is one of several and gets an id of its own.
/// </summary>
[HtmlTargetElement("input", Attributes = Field, TagStructure = TagStructure.WithoutEndTag)]
[HtmlTargetElement("select", Attributes = Field)]
[HtmlTargetElement("textarea", Attributes = Field)]
public sealed class FormInputTagHelper : TagHelper
{
    private const string Field = "form-field";

    [HtmlAttributeName(Field)]
    public required FieldModel Model { get; set; }

    [HtmlAttributeName("form-option")]
    public string? Option { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.Attributes.SetAttribute("id", Option is null ? Model.Id : $"{Model.Id}-{Option}");
        output.Attributes.SetAttribute("name", Model.Path);
        if (Model.Field is AnswerField { Sensitive: true }) output.Attributes.SetAttribute("data-sealed", "");
        if (Model.IsLive) output.Attributes.SetAttribute("data-live", "");
        if (Option is not null && Model.IsSet) return;
        output.Attributes.SetAttribute("aria-describedby", Model.DescribedBy);
        if (Model.Fault is not null) output.Attributes.SetAttribute("aria-invalid", "true");
        if (Model.IsRequired) output.Attributes.SetAttribute("aria-required", "true");
        if (Model.Form.RefreshUrl is { } url && Model.Field is not AttachmentField) CheckOnLeaving(output, url);
    }

    /// <summary>The answer draws the whole form; only the sentence below this field is taken out of it.</summary>
    private void CheckOnLeaving(TagHelperOutput output, string url)
    {
        output.Attributes.SetAttribute("hx-post", url);
        output.Attributes.SetAttribute("hx-trigger", "change");
        output.Attributes.SetAttribute("hx-include", "closest form");
        output.Attributes.SetAttribute("hx-vals", $"{{\"{FormBinder.Check}\":\"1\"}}");
        output.Attributes.SetAttribute("hx-target", $"#{Model.FaultId}");
        output.Attributes.SetAttribute("hx-select", $"#{Model.FaultId}");
        output.Attributes.SetAttribute("hx-swap", "outerHTML");
    }
}
