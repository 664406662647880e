using Workflows.Definitions.Feel;

namespace Workflows.Host.Tasks.Parts;

/// <summary>
/// What a decision came to, in words. A result says itself where it is, or holds, the key of a text of
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
}
