using Workflows.Definitions.Texts;

namespace Workflows.Definitions.Forms;

/// <summary>The number of a bank card: 12 to 19 digits, the last of them the check digit by Luhn (ISO/IEC 7812-1).</summary>
public static class BankAccount
{
    /// <summary>The number as digits only — spaces and hyphens go — or what is wrong with it.</summary>
    public static Answer<string> Read(string typed)
    {
        var text = TypedText.Narrow(typed).Replace("-", "", StringComparison.Ordinal);
        if (!TypedText.IsDigits(text)) return Sentence.Of("forms.bankAccount.characters");
        if (text.Length is < 12 or > 19) return Sentence.Of("forms.bankAccount.length", ("length", text.Length));
        return LuhnSum(text) % 10 == 0 ? text : Sentence.Of("forms.bankAccount.check");
    }

    /// <summary>In fours, as it stands on the card.</summary>
    public static string Spaced(string digits) => string.Join(' ', digits.Chunk(4).Select(four => new string(four)));

    private static int LuhnSum(string digits)
    {
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var digit = digits[^(i + 1)] - '0';
            var weighed = i % 2 == 0 ? digit : digit * 2;
            sum += weighed > 9 ? weighed - 9 : weighed;
        }
        return sum;
    }
}
