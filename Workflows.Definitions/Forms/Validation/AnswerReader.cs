using System.Collections.Immutable;
using Workflows.Definitions.Feel;
using Workflows.Definitions.Texts;

namespace Workflows.Definitions.Forms;

/// <summary>Turns what was typed into one field into its FEEL value, looking at that field alone. Nothing typed is null.</summary>
internal static class AnswerReader
{
    public static Answer<FeelValue> Read(AnswerField field, RawAnswer raw, FormWorld world)
    {
        if (field is AttachmentField files) return FileReader.Read(files, raw.Files);
        if (field is MultiChoiceField choices) return Several(choices, raw.Texts);
        if (field is CheckField) return FeelValue.Of(raw.Text is "true" or "on");
        if (raw.Texts.Length > 1) return Sentence.Of("forms.answer.several", ("label", field.Label));
        if (string.IsNullOrWhiteSpace(raw.Text)) return FeelValue.Null;
        return field switch
        {
            TextField text => Text(text, TypedText.Trimmed(raw.Text)),
            TextArea area => Text(area, TypedText.Trimmed(raw.Text), area.MinLength, area.MaxLength, lines: true),
            PhoneField => Read(PhoneNumber.Read(raw.Text), FeelValue.Of),
            IdNumberField => Read(IdNumber.Read(raw.Text, world.Today), FeelValue.Of),
            BankAccountField => Read(BankAccount.Read(raw.Text), FeelValue.Of),
            ListedField listed => Listed(listed, TypedText.Trimmed(raw.Text), world),
            NumberField number => Number(number, raw.Text),
            MoneyField money => Money(money, raw.Text),
            DateField => Read(DateText.Read(raw.Text), FeelValue.Of),
            ChoiceField choice => choice.Options.Any(o => o.Value == raw.Text) ? FeelValue.Of(raw.Text) : Unknown(field),
            _ => FeelValue.Null,
        };
    }

    private static Answer<FeelValue> Text(TextField field, string text) =>
        field.Pattern is { } pattern && !pattern.IsMatch(text)
            ? Sentence.Of("forms.text.pattern", ("label", field.Label))
            : Text(field, text, field.MinLength, field.MaxLength, lines: false);

    private static Answer<FeelValue> Text(AnswerField field, string text, int least, int most, bool lines) => TypedText.Length(text) switch
    {
        var length when length > most => Sentence.Of("forms.text.tooLong", ("label", field.Label), ("most", most), ("length", length)),
        var length when length < least => Sentence.Of("forms.text.tooShort", ("label", field.Label), ("least", least), ("length", length)),
        _ when !TypedText.IsPrintable(text, lines) => Sentence.Of("forms.text.unprintable", ("label", field.Label)),
        _ => FeelValue.Of(text),
    };

    private static Answer<FeelValue> Listed(ListedField field, string text, FormWorld world)
    {
        if (!world.Lists.TryGetValue(field.Thing, out var entries) || entries.IsEmpty)
            return Text(field, text, 0, TextField.UsualMaxLength, lines: false);
        return entries.Any(e => e.Value == text) ? FeelValue.Of(text) : Unknown(field);
    }

    private static Answer<FeelValue> Number(NumberField field, string typed) => NumberText.Read(typed, field.Decimals) switch
    {
        { Refusal: { } refusal } => refusal,
        { Value: var value } when value < field.Min => Sentence.Of("forms.number.tooSmall", ("label", field.Label), ("least", field.Min)),
        { Value: var value } when value > field.Max => Sentence.Of("forms.number.tooLarge", ("label", field.Label), ("most", field.Max)),
        { Value: var value } => FeelValue.Of(value),
    };

    private static Answer<FeelValue> Money(MoneyField field, string typed) => NumberText.ReadMoney(typed) switch
    {
        { Refusal: { } refusal } => refusal,
        { Value: var value } when value < field.Min =>
            Sentence.Of("forms.money.tooSmall", ("label", field.Label), ("least", Definitions.Money.Yuan(field.Min))),
        { Value: var value } when value > field.Max && !field.MaxReason.IsEmpty =>
            Sentence.Of("forms.money.tooLargeBecause", ("label", field.Label), ("most", Definitions.Money.Yuan(field.Max)), ("reason", field.MaxReason)),
        { Value: var value } when value > field.Max =>
            Sentence.Of("forms.money.tooLarge", ("label", field.Label), ("most", Definitions.Money.Yuan(field.Max))),
        { Value: var value } => FeelValue.Of(value),
    };

    private static Answer<FeelValue> Several(MultiChoiceField field, ImmutableArray<string> texts)
    {
        var chosen = texts.Where(t => t.Length > 0).ToHashSet(StringComparer.Ordinal);
        return chosen.IsSubsetOf(field.Options.Select(o => o.Value))
            ? FeelValue.Of(field.Options.Where(o => chosen.Contains(o.Value)).Select(o => FeelValue.Of(o.Value)))
            : Unknown(field);
    }

    private static Sentence Unknown(AnswerField field) => Sentence.Of("forms.choice.unknown", ("label", field.Label));

    private static Answer<FeelValue> Read<T>(Answer<T> read, Func<T, FeelValue> value) =>
        read.Refusal is { } refusal ? refusal : value(read.Value);
}
