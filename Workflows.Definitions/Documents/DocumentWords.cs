using System.Globalization;
using Workflows.Definitions.Feel;
using Workflows.Definitions.Forms;
using Workflows.Definitions.Texts;

namespace Workflows.Definitions.Documents;

/// <summary>
/// Values as a Chinese document writes them. Without a format an answer is said as its form says it; what is sensitive is
/// masked always; a value that cannot be written so (a context, a word where an amount is asked) stays empty.
/// </summary>
internal static class DocumentWords
{
    private const string Hidden = "***";
    private const string HanDigits = "〇一二三四五六七八九";

    public static string Of(DocumentData data, FeelValue value, AnswerField? field, FieldFormat format)
    {
        if (SealedValue.From(value) is { } seal)
            return field is null ? Hidden : Mask(data, field, data.Reveal(seal) ?? FeelValue.Null);
        return (format, value) switch
        {
            (_, FeelNull) => "",
            (FieldFormat.Masked, _) => Mask(data, field, value),
            _ when field is { Sensitive: true } => Mask(data, field, value),
            (FieldFormat.Money, FeelNumber number) => AnswerWords.AsMoney(number) is { } money ? money.ToString() : "",
            (FieldFormat.Capital, FeelNumber number) => AnswerWords.AsMoney(number) is { } money ? CapitalAmount.Of(money) : "",
            (FieldFormat.Date, _) => DayOf(value) is { } day ? Day(day) : "",
            (FieldFormat.ChineseDate, _) => DayOf(value) is { } day ? HanDay(day) : "",
            (FieldFormat.Money or FieldFormat.Capital, _) => "",
            _ when field is not null and not RepeatingField => string.Join('、', AnswerWords.Of(field, Named(data, field, value)).Select(Spell)),
            (_, FeelList list) => string.Join('、', list.Items.Select(item => Of(data, item, null, format)).Where(w => w is not "")),
            _ => Plain(value),
        };
    }

    private static string Mask(DocumentData data, AnswerField? field, FeelValue value) => field is { } known
        ? Masking.Mask(known, Named(data, known, value))
        : value is FeelString name ? Masking.Name(name.Value) : value.IsNull ? "" : Hidden;

    private static FeelValue Named(DocumentData data, AnswerField field, FeelValue value) =>
        (field, value) is (ListedField listed, FeelString id) ? FeelValue.Of(data.NameOf(listed.Thing, id.Value) ?? id.Value) : value;

    private static string Spell(object said) => said switch
    {
        Wording wording => wording.In(Language.Chinese),
        Money money => $"{money} 元",
        DateOnly day => Day(day),
        Sentence { Key: "forms.value.yes" } => "是",
        Sentence { Key: "forms.value.no" } => "否",
        Sentence => Hidden,
        _ => said.ToString() ?? "",
    };

    private static string Plain(FeelValue value) => value switch
    {
        FeelBoolean truth => truth.Value ? "是" : "否",
        FeelDate day => Day(day.Value),
        FeelDateTime when DayOf(value) is { } day => Day(day),
        FeelContext or FeelFunction or FeelRange => "",
        _ => value.Text,
    };

    private static DateOnly? DayOf(FeelValue value) => value switch
    {
        FeelDate day => day.Value,
        FeelDateTime time when DateOnly.TryParseExact(time.Text.Split('T')[0], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) => day,
        _ => null,
    };

    private static string Day(DateOnly day) => $"{day.Year}年{day.Month}月{day.Day}日";

    private static string HanDay(DateOnly day) =>
        $"{string.Concat(day.Year.ToString(CultureInfo.InvariantCulture).Select(c => HanDigits[c - '0']))}年{Han(day.Month)}月{Han(day.Day)}日";

    /// <summary>A number of a calendar, 1 to 31: 十八.</summary>
    private static string Han(int number) =>
        (number < 10 ? "" : (number < 20 ? "" : HanDigits[number / 10].ToString()) + "十") + (number % 10 == 0 ? "" : HanDigits[number % 10].ToString());
}
