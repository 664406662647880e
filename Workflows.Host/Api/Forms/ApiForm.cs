using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Workflows.Definitions.Feel;
using Workflows.Definitions.Forms;
using Workflows.Definitions.Texts;
using Workflows.Host.Forms;

namespace Workflows.Host.Api;

/// <summary>A form as a program fills it in: its fields with what each takes, and the values it begins with.</summary>
public sealed record ApiForm(string Id, ImmutableArray<ApiField> Fields, JsonObject Values)
{
    public static ApiForm Of(FormModel form) => new(
        form.Schema.Id,
        [.. form.Schema.Answers.Where(a => form.Rights.At(a.Way) != FieldRight.Hidden).Select(a => ApiField.Of(a, form))],
        ApiValues.Of(form.Schema, form.Result.Values));
}

/// <summary>One field. A field within rows stands under its list: <c>family.idNumber</c> is a member of each element of <c>family</c>.</summary>
/// <param name="Kind"><c>text</c>, <c>textArea</c>, <c>phone</c>, <c>idNumber</c>, <c>bankAccount</c>, <c>listed</c>, <c>number</c>, <c>money</c>, <c>date</c>, <c>choice</c>, <c>multiChoice</c>, <c>check</c>, <c>attachment</c>, <c>repeating</c>, <c>computed</c>.</param>
/// <param name="Sensitive">Kept encrypted; never given out.</param>
/// <param name="Editable">False: is read only, and refused where something else is sent.</param>
/// <param name="Hidden">A condition hides it as things stand.</param>
/// <param name="Options">What may be chosen; empty where anything may be typed.</param>
public sealed record ApiField(string Name, string Kind, string Label, string Help, bool Required, bool Sensitive, bool Editable, bool Hidden, ImmutableArray<ApiNamed> Options)
{
    public static ApiField Of(PlacedField placed, FormModel form)
    {
        var (field, right) = (placed.Field, form.Rights.At(placed.Way));
        return new(placed.Way, KindOf(field), field.Label.In(form.Language), field.Help.In(form.Language), field.Required || right == FieldRight.Required,
            placed.IsSensitive, field is not ComputedField && form.Rights.MayEdit(placed.Way), form.Result.HiddenPaths.Contains(placed.Way), OptionsOf(field, form));
    }

    private static string KindOf(AnswerField field)
    {
        var name = field.GetType().Name.Replace("Field", "", StringComparison.Ordinal);
        return char.ToLowerInvariant(name[0]) + name[1..];
    }

    private static ImmutableArray<ApiNamed> OptionsOf(AnswerField field, FormModel form)
    {
        ImmutableArray<ChoiceOption> options = field switch
        {
            ChoiceField choice => choice.Options,
            MultiChoiceField choice => choice.Options,
            ListedField listed => form.World.Lists.GetValueOrDefault(listed.Thing, []),
            _ => [],
        };
        return [.. options.Select(o => new ApiNamed(o.Value, o.Label.In(form.Language)))];
    }
}
