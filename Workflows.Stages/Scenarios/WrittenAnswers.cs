using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Workflows.Definitions.Feel;
using Workflows.Definitions.Forms;
using Workflows.Definitions.Scenarios;
using Workflows.Definitions.Texts;

namespace Workflows.Stages.Scenarios;

/// <summary>
/// Turns what a row writes – labels, words of choices, names of people and units – into the answers of a form, checked by the form's one
/// validator. Fields that a row leaves out keep their value; that a required one is missing is no fault here, for rows write
/// only what matters.
/// </summary>
public sealed partial class WrittenAnswers(Scenario scenario, IScenarioStage stage)
{
    private const string Nothing = "无";

    /// <param name="before">The case's data so far.</param>
    /// <param name="figures">What conditions may read besides.</param>
    /// <summary>The form's values, or the sentence that refuses them.</summary>
    public (FeelContext Values, Sentence? Refusal) Read(FormSchema schema, IEnumerable<WrittenValue> written, FeelContext before, FeelContext figures)
    {
        var world = new FormWorld(stage.Now, stage.Zone) { Reveal = seal => stage.Reveal(seal.Id), Names = figures.Get };
        var typed = TypedAnswers.Start(schema, before);
        foreach (var value in written)
        {
            if (Place(schema, value.Field) is not { } place)
                return (FeelContext.Empty, Sentence.Of("scenarios.fieldUnknown", ("field", value.Field)));
            typed = place.Field is RepeatingField rows ? Rows(typed, rows, place.Path, value.Text) : typed.SetItem(place.Path, Typed(place.Field, value.Text));
        }
        var result = FormValidator.Validate(schema, FieldRights.EditAll, typed, before, world);
        var fault = result.Faults.FirstOrDefault(f => !f.Sentence.Key.StartsWith("forms.answer.missing", StringComparison.Ordinal));
        return (result.Values, fault?.Sentence);
    }

    private ImmutableDictionary<string, RawAnswer> Rows(ImmutableDictionary<string, RawAnswer> typed, RepeatingField rows, string path, string text)
    {
        typed = typed.RemoveRange(typed.Keys.Where(k => k.StartsWith(path + "[", StringComparison.Ordinal)));
        if (text is Nothing or "")
            return typed;
        var list = ListName().Match(text) is { Success: true } match ? scenario.Lists.GetValueOrDefault(match.Groups["name"].Value) : [];
        var schema = new FormSchema("", rows.Fields);
        foreach (var (row, i) in (list.IsDefault ? [] : list).Select((r, i) => (r, i)))
            foreach (var cell in row)
                if (Place(schema, cell.Field) is { } place)
                    typed = typed.SetItem($"{FieldPath.Row(path, i)}.{place.Path}", Typed(place.Field, cell.Text));
        return typed;
    }

    /// <summary>A field by path, key or label; <c>家庭成员1.姓名</c> is a field of the first row.</summary>
    private static (AnswerField Field, string Path)? Place(FormSchema schema, string name)
    {
        if (RowField().Match(name) is { Success: true } match && Place(schema, match.Groups["rows"].Value) is ({ } field, var path) && field is RepeatingField rows
            && Place(new FormSchema("", rows.Fields), match.Groups["field"].Value) is { } inner)
            return (inner.Field, $"{FieldPath.Row(path, int.Parse(match.Groups["row"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture) - 1)}.{inner.Path}");
        var found = schema.Answers.Where(a => a.Way == name || a.Field.Label.Chinese == name)
            .OrderBy(a => a.Way.Count(c => c == '.')).FirstOrDefault();
        return found is null ? null : (found.Field, found.Way);
    }

    private RawAnswer Typed(AnswerField field, string text) => (field, text) switch
    {
        (AttachmentField, Nothing) => RawAnswer.Typed(),
        (AttachmentField files, _) => new([], [.. text.Split('、', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(name => File(files, name))]),
        (_, Nothing) => RawAnswer.Typed(),
        (ChoiceField choice, _) => RawAnswer.Typed(choice.Options.FirstOrDefault(o => o.Label.Chinese == text)?.Value ?? text),
        (MultiChoiceField choice, _) => RawAnswer.Typed([.. text.Split('、').Select(t => choice.Options.FirstOrDefault(o => o.Label.Chinese == t.Trim())?.Value ?? t.Trim())]),
        (CheckField, _) => RawAnswer.Typed(text is "是" or "true" ? "true" : ""),
        (ListedField { Thing: ListedThing.Person }, _) => RawAnswer.Typed(stage.PersonId(text) ?? text),
        (ListedField { Thing: ListedThing.Unit }, _) => RawAnswer.Typed(stage.UnitId(text) ?? text),
        (DateField, _) when MonthAndDay().IsMatch(text) => RawAnswer.Typed($"{Today.Year.ToString(CultureInfo.InvariantCulture)}年{text}"),
        _ => RawAnswer.Typed(text),
    };

    private DateOnly Today => Definitions.Calendars.DueInstant.DayOf(stage.Now, stage.Zone);

    /// <summary>A file of that name and no content; its ending is one the field takes.</summary>
    private static AttachedFile File(AttachmentField field, string name)
    {
        var ending = field.Endings.IsEmpty ? ".pdf" : field.Endings[0];
        return new(
            Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name))),
            name.Contains('.', StringComparison.Ordinal) ? name : name + ending, 1_024, ending is ".pdf" ? "application/pdf" : "image/jpeg");
    }

    [GeneratedRegex("^名单「(?<name>[^」]+)」$", RegexOptions.ExplicitCapture)]
    private static partial Regex ListName();

    [GeneratedRegex(@"^(?<rows>\D+)(?<row>\d{1,3})\.(?<field>.+)$", RegexOptions.ExplicitCapture)]
    private static partial Regex RowField();

    [GeneratedRegex(@"^\d{1,2}月\d{1,2}日$")]
    private static partial Regex MonthAndDay();
}
