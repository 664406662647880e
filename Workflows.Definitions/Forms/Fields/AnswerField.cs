using System.Collections.Immutable;
using Workflows.Definitions.Feel;
using Workflows.Definitions.Texts;

namespace Workflows.Definitions.Forms;

/// <summary>A field that holds a value under a key of its own.</summary>
public abstract record AnswerField : FormField
{
    /// <summary>The name of the value in FEEL and in the page: letters and digits, beginning with a small letter.</summary>
    public required string Key { get; init; }

    /// <summary>An empty answer is refused wherever the field may be edited. Default: an answer may be left out.</summary>
    public bool Required { get; init; }

    /// <summary>
    /// The value is sealed before it reaches a command (rule G-43). Identity numbers and bank accounts are always
    /// sensitive. On a <see cref="RepeatingField"/> it says that every field of its rows is.
    /// </summary>
    public bool Sensitive { get; init; }

    /// <summary>The value may stand in a public notice (rule G-43). Never true together with <see cref="Sensitive"/>.</summary>
    public bool Public { get; init; }

    /// <summary>The rule of the fact sheet the field answers to, such as <c>A-04</c>; null when there is none.</summary>
    public string? RuleId { get; init; }

    /// <summary>What is typed before anybody typed: as text, one element for each chosen option.</summary>
    public ImmutableArray<string> Default { get; init; } = [];

    /// <summary>Further conditions on the answer, each with the sentence shown when it does not hold.</summary>
    public ImmutableArray<AnswerCheck> Checks { get; init; } = [];
}

/// <summary>
/// A FEEL condition over the form's answers, looked at once the field is filled in. Refused only where it is false: null —
/// something else is not filled in, or is sealed — says nothing; but mind that FEEL's <c>a = null</c> is false.
/// The sentence may have places such as <c>{total:money}</c>, see <see cref="Packages.PackageWords"/>.
/// </summary>
public sealed record AnswerCheck(FeelExpression Condition, Wording Refusal);
