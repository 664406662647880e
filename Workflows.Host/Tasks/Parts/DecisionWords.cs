using Workflows.Definitions.Dmn;
using Workflows.Definitions.Feel;
using Workflows.Definitions.Forms;
using Workflows.Host.Web;

namespace Workflows.Host.Tasks.Parts;

/// <summary>
/// What a decision came to and by which rules, in words. A result says itself where it is, or holds, the key of a text of
/// the package (<c>{category: "deep", reason: "eligibility.deep"}</c>), or where the package has a text under <c>variable.value</c>;
/// of a result of several parts what nobody gave words to is left out.
/// </summary>
public static class DecisionWords
{
    public static string Result(SpokenCase say, string variable, FeelValue value) => value switch
    {
        FeelContext context => string.Join(' ', context.Entries.Select(e => Said(say, $"{variable}.{e.Key}", e.Value)).OfType<string>().Distinct()),
        _ => Said(say, variable, value) ?? value.Text,
    };

    private static string? Said(SpokenCase say, string variable, FeelValue value) =>
        value is FeelString text ? say.Text(text.Value) ?? say.Text($"{variable}.{text.Value}") : null;

    /// <summary>The rules that fired with their inputs; to be shown only to the person who typed what they rest on.</summary>
    public static string How(SpokenCase say, Reader reader, DecisionResult result) => string.Join(
        reader.T("tasks.rule.separator"), result.Fired.Select(rule => Rule(say, reader, rule)));

    private static string Rule(SpokenCase say, Reader reader, FiredRule rule)
    {
        var words = say.Text(rule.Annotation) ?? rule.Annotation;
        var inputs = string.Join(reader.T("words.comma"), rule.Inputs
            .Where(i => !i.Value.IsNull).Select(i => $"{say.Text(i.Label) ?? i.Label} {Number(i.Value)}"));
        return inputs.Length == 0 ? words : reader.T("tasks.rule.because", ("rule", words), ("inputs", inputs));
    }

    private static string Number(FeelValue value) => value is FeelNumber number && AnswerWords.AsMoney(number) is { } money && number.AsInt() is null
        ? money.ToString()
        : value.Text;
}
