using Workflows.Definitions.Texts;

namespace Workflows.Definitions.Forms;

/// <summary>A telephone number of the mainland: a mobile of 11 digits beginning with 13 to 19, or an area code and 7 or 8 digits.</summary>
public static class PhoneNumber
{
    /// <summary><c>13800000000</c> or <c>020-88888888</c>; +86 or 86 before a mobile goes.</summary>
    public static Answer<string> Read(string typed)
    {
        var text = TypedText.Narrow(typed);
        var digits = new string([.. text.Where(letter => letter is not ('-' or '(' or ')' or '+'))]);
        if (!TypedText.IsDigits(digits)) return Sentence.Of("forms.phone.unreadable");
        if (digits.Length == 13 && digits.StartsWith("86", StringComparison.Ordinal)) digits = digits[2..];
        if (digits[0] == '0') return Landline(digits);
        if (digits.Length != 11) return Sentence.Of("forms.phone.length", ("length", digits.Length));
        return digits[0] == '1' && digits[1] is >= '3' and <= '9' ? digits : Sentence.Of("forms.phone.unreadable");
    }

    private static Answer<string> Landline(string digits)
    {
        var area = digits.Length > 1 && digits[1] is '1' or '2' ? 3 : 4;
        return digits.Length - area is 7 or 8 ? $"{digits[..area]}-{digits[area..]}" : Sentence.Of("forms.phone.landline");
    }
}
