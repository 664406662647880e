using System.Collections.Immutable;
using Workflows.Definitions;
using Workflows.Definitions.Feel;
using Workflows.Definitions.Forms;
using Workflows.Definitions.Texts;

namespace Workflows.Host.Forms;

/// <summary>One field in its place on the page. <c>Prefix</c> is the path of what holds it.</summary>
public sealed record FieldModel(FormModel Form, FormField Field, string Path, string Prefix)
{
    public string Id => Form.IdOf(Path);
    public string Label => Field.Label.In(Form.Language);
    public string Help => Field.Help.In(Form.Language);
    public string HelpId => $"{Id}-help";
    public string FaultId => $"{Id}-fault";

    /// <summary>The list of files that are kept.</summary>
    public string FilesId => $"{Id}-files";

    /// <summary>The partial that shows this kind of field.</summary>
    public string Partial => $"/Forms/_{Field.GetType().Name}.cshtml";

    public FieldRight Right => Field is AnswerField ? Form.Rights.At(Path) : FieldRight.Read;

    public bool IsEdit => Form.Look == FormLook.Edit && Field is not ComputedField && Right >= FieldRight.Edit;

    public bool IsPrint => Form.Look == FormLook.Print;

    public bool IsShown => !Form.Result.HiddenPaths.Contains(Path) && Field switch
    {
        GroupField => !Children.IsEmpty,
        AnswerField => Right != FieldRight.Hidden,
        _ => true,
    };

    public bool IsRequired => Field is AnswerField { Required: true } || Right == FieldRight.Required;

    /// <summary>Several inputs share one label: it is a legend, and the help and the fault belong to all of them.</summary>
    public bool IsSet => IsEdit && Field is (ChoiceField { AsButtons: true } or MultiChoiceField or AttachmentField);

    public RawAnswer Raw => Form.Typed.GetValueOrDefault(Path) ?? RawAnswer.Typed();

    public FeelValue Value => Form.Result.ByPath.GetValueOrDefault(Path) ?? FeelValue.Null;

    /// <summary>The sentence beside the field; null where there is none or it is not shown yet.</summary>
    public string? Fault => Form.ShowsFaults && Form.Result.Faults.FirstOrDefault(f => f.Path == Path) is { } fault ? Form.Say(fault.Sentence) : null;

    /// <summary>The place of the fault is always there, be it empty, so that a sentence that comes later is read out too.</summary>
    public string DescribedBy => Help.Length > 0 ? $"{HelpId} {FaultId}" : FaultId;

    /// <summary>The fields of a group or, with a number, of one row.</summary>
    public ImmutableArray<FieldModel> Children => Field is GroupField group
        ? Form.PartsOf(group.Fields, FieldPath.Under(Prefix, group.Path)) : [];

    /// <summary>The row stands in a template that a script copies; its number is replaced there.</summary>
    public const int TemplateRow = 987_654_321;

    public ImmutableArray<FieldModel> Row(int index) => Form.PartsOf(((RepeatingField)Field).Fields, FieldPath.Row(Path, index));

    /// <summary>The numbers of the rows on the page; while reading, those of the stored list.</summary>
    public ImmutableArray<int> Rows => Form.Look == FormLook.Edit && Right >= FieldRight.Edit
        ? Form.Typed.RowsOf(Path)
        : [.. Form.Result.ByPath.Keys.Select(path => FieldPath.RowOf(path, Path)).OfType<int>().Distinct().Order()];

    /// <summary>Rows are shown as fields, since at least one field of them may be edited here; otherwise as a table.</summary>
    public bool HasEditableRows => Form.Look == FormLook.Edit && Field is RepeatingField rows
        && new FormSchema("", rows.Fields).Answers.Any(a => Form.Rights.MayEdit($"{Path}.{a.Way}"));

    /// <summary>The same field in a form that has one more row, untouched, for the template.</summary>
    public FieldModel WithTemplateRow => this with
    {
        Form = Form with
        {
            ShowsFaults = false,
            Typed = Form.Typed.SetItems(TypedAnswers.EmptyRow((RepeatingField)Field, FieldPath.Row(Path, TemplateRow))),
        },
    };

    /// <summary>The value in words, in the reader's language; none where nothing was answered.</summary>
    public ImmutableArray<string> Said => [.. AnswerWords.Of((AnswerField)Field, Value, Form.World).Select(word => Form.Texts.Spell(word, Form.Language))];

    public string SaidTogether => string.Join(Form.T("forms.value.separator"), Said);

    public bool IsSealed => SealedValue.IsSealed(Value);

    /// <summary>大写 of an amount that can be read; null otherwise, and for English readers.</summary>
    public string? Capital => Form.Language == Language.Chinese && Value is FeelNumber number && AnswerWords.AsMoney(number) is { } money
        ? CapitalAmount.Of(money) : null;

    /// <summary>What else is shown may depend on this answer.</summary>
    public bool IsLive => Field is AnswerField answer && Form.Schema.Everything.SelectMany(Expressions).Any(e => Mentions(e.Text, answer.Key));

    /// <summary>Entries to choose from; empty where the answer is typed.</summary>
    public ImmutableArray<ChoiceOption> Options => Field switch
    {
        ChoiceField choice => choice.Options,
        MultiChoiceField choice => choice.Options,
        ListedField listed => Form.World.Lists.GetValueOrDefault(listed.Thing) is { IsDefault: false } entries ? entries : [],
        _ => [],
    };

    public string Unit => (Field switch
    {
        TextField text => text.Unit,
        NumberField number => number.Unit,
        ComputedField computed => computed.Unit,
        _ => Wording.Empty,
    }).In(Form.Language);

    private static IEnumerable<FeelExpression> Expressions(FormField field)
    {
        if (field.HideWhen is { } hide) yield return hide;
        if (field is ComputedField computed) yield return computed.Expression;
    }

    /// <summary>The key stands in the expression as a whole word; a word within a text counts too, which only draws once more.</summary>
    private static bool Mentions(string expression, string key)
    {
        for (var at = expression.IndexOf(key, StringComparison.Ordinal); at >= 0; at = expression.IndexOf(key, at + 1, StringComparison.Ordinal))
            if (!IsLetter(expression, at - 1) && !IsLetter(expression, at + key.Length)) return true;
        return false;
    }

    private static bool IsLetter(string text, int at) => at >= 0 && at < text.Length && char.IsLetterOrDigit(text[at]);
}
