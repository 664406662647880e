using System.Text.RegularExpressions;
using Workflows.Definitions.Texts;

namespace Workflows.Definitions.Forms;

/// <summary>One line of text. Lengths count characters as people do (code points); the pattern must match the whole text.</summary>
public sealed record TextField : AnswerField
{
    public const int UsualMaxLength = 200;

    public int MinLength { get; init; }
    public int MaxLength { get; init; } = UsualMaxLength;

    /// <summary>Runs without backtracking; null: any text.</summary>
    public Regex? Pattern { get; init; }

    /// <summary>The value is the name of a person: masked as one where names are hidden.</summary>
    public bool IsName { get; init; }

    /// <summary>What stands inside the field after the text, such as 「元」; empty when there is nothing.</summary>
    public Wording Unit { get; init; } = Wording.Empty;
}

/// <summary>Several lines of text; line ends are kept as a single line feed.</summary>
public sealed record TextArea : AnswerField
{
    public const int UsualMaxLength = 1000;

    public int MinLength { get; init; }
    public int MaxLength { get; init; } = UsualMaxLength;
}

/// <summary>A mobile number of 11 digits, or a landline with its area code. The value holds digits, and one hyphen after an area code.</summary>
public sealed record PhoneField : AnswerField;

/// <summary>A citizen's identity number of 18 characters with its check character. Always sensitive.</summary>
public sealed record IdNumberField : AnswerField;

/// <summary>A bank account of 12 to 19 digits whose last digit is the check digit by Luhn. Always sensitive.</summary>
public sealed record BankAccountField : AnswerField;

/// <summary>
/// Something that the installation keeps a list of. With a list at hand the answer is the key of one of its entries;
/// without one it is text.
/// </summary>
public sealed record ListedField(ListedThing Thing) : AnswerField;

/// <summary>What a <see cref="ListedField"/> is chosen from.</summary>
public enum ListedThing { Person, Unit, Region }
