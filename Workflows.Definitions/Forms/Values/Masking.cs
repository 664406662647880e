using Workflows.Definitions.Feel;

namespace Workflows.Definitions.Forms;

/// <summary>
/// What is shown of a sensitive value where it may not be read: enough to recognise it by, never enough to use it.
/// </summary>
public static class Masking
{
    private const string Nothing = "***";

    /// <summary>
    /// Names <c>张*</c>, identity numbers <c>4401**********1234</c>, accounts <c>**** 7894</c>, phones <c>138****8000</c>,
    /// a sealed value and anything else <c>***</c>; empty where there is no value.
    /// </summary>
    public static string Mask(AnswerField field, FeelValue? value) => (field, value) switch
    {
        (_, null or FeelNull) => "",
        (_, not FeelString) => Nothing,
        (TextField { IsName: true } or ListedField { Thing: ListedThing.Person }, FeelString text) => Name(text.Value),
        (IdNumberField, FeelString text) => Middle(text.Value, 4, 4),
        (BankAccountField, FeelString { Value.Length: > 8 } text) => $"**** {text.Value[^4..]}",
        (PhoneField, FeelString text) => Middle(text.Value, 3, 4),
        _ => Nothing,
    };

    /// <summary>The first character of a name stays; before a middle dot everything does: <c>示例·张三</c> becomes <c>示例·张*</c>.</summary>
    public static string Name(string name)
    {
        var dot = name.IndexOf('·', StringComparison.Ordinal);
        var runes = name[(dot + 1)..].EnumerateRunes().ToArray();
        return runes.Length == 0 ? Nothing : name[..(dot + 1)] + runes[0] + new string('*', Math.Max(1, runes.Length - 1));
    }

    /// <summary>So many characters at both ends stay.</summary>
    public static string Middle(string text, int first, int last) =>
        text.Length <= first + last ? Nothing : text[..first] + new string('*', text.Length - first - last) + text[^last..];
}
