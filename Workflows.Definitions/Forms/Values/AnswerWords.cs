using System.Collections.Immutable;
using Workflows.Definitions.Feel;
using Workflows.Definitions.Texts;

namespace Workflows.Definitions.Forms;

/// <summary>
/// A value as a reader sees it, before a language is chosen: the labels of choices instead of their values, amounts with
/// their unit, days with their weekday, files by name. Each element is something <see cref="TextCatalog.Spell"/> can say.
/// </summary>
public static class AnswerWords
{
    /// <summary>No element: there is no answer. A sealed value is one element saying that it is hidden.</summary>
    public static ImmutableArray<object> Of(AnswerField field, FeelValue? value, FormWorld? world = null) => (field, value) switch
    {
        (_, null or FeelNull) => [],
        _ when SealedValue.IsSealed(value) => [Sentence.Of("forms.value.sealed")],
        (AttachmentField, _) => [.. FileReader.Files(value).Select(f => f.Name)],
        (MultiChoiceField choice, FeelList list) => [.. list.Items.Select(item => Label(choice.Options, item.Text))],
        (ChoiceField choice, FeelString text) => [Label(choice.Options, text.Value)],
        (ListedField listed, FeelString text) => [Label(world?.Lists.GetValueOrDefault(listed.Thing) ?? [], text.Value)],
        (CheckField, FeelBoolean tick) => [Sentence.Of(tick.Value ? "forms.value.yes" : "forms.value.no")],
        (MoneyField or ComputedField { IsMoney: true }, FeelNumber number) when AsMoney(number) is { } money => [money],
        (BankAccountField, FeelString text) => [BankAccount.Spaced(text.Value)],
        (_, FeelDate day) => [day.Value],
        _ => [value.Text],
    };

    /// <summary>The amount of so many yuan, cut to whole fen half to even; null where it is too large for an amount.</summary>
    public static Money? AsMoney(FeelNumber number) =>
        number.AsDecimal() is { } yuan && Math.Abs(yuan) <= MoneyField.Largest ? Money.Yuan(decimal.Round(yuan, 2)) : null;

    private static object Label(ImmutableArray<ChoiceOption> options, string value) =>
        (options.IsDefault ? null : options.FirstOrDefault(o => o.Value == value))?.Label ?? (object)value;
}
