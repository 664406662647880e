using System.Text;

namespace Workflows.Definitions;

/// <summary>
/// The amount in the characters of banks and contracts, 大写: 1,005.30 is 壹仟零伍元叁角. 整 stands after 元 only; 零 is
/// written wherever noughts lie between other digits, also before 角 (107,000.53: 壹拾万零柒仟元零伍角叁分) and before 分 alone.
/// Nothing is 零元整; a negative difference begins with 负.
/// </summary>
public static class CapitalAmount
{
    private const string Digits = "零壹贰叁肆伍陆柒捌玖";
    private static readonly string[] Steps = ["", "拾", "佰", "仟"];

    public static string Of(Money amount)
    {
        var fen = UInt128.CreateTruncating(Int128.Abs(amount.Fen));
        if (fen == 0) return "零元整";
        var written = new Writer();
        if (amount.Fen < 0) written.Say("负");
        Yuan(written, fen / 100);
        Decimals(written, (int)(fen % 100));
        return written.ToString();
    }

    private static void Yuan(Writer written, UInt128 yuan)
    {
        if (yuan == 0) return;
        var digits = yuan.ToString(System.Globalization.CultureInfo.InvariantCulture);
        for (var i = 0; i < digits.Length; i++)
        {
            var place = digits.Length - 1 - i;
            written.Digit(digits[i] - '0', Steps[place % 4]);
            if (place == 0) continue;
            if (place % 8 == 0) written.Say("亿");
            else if (place % 4 == 0 && AnyOfFour(digits, i)) written.Say("万");
        }
        written.Say("元");
    }

    private static void Decimals(Writer written, int fen)
    {
        if (fen == 0)
        {
            written.Say("整");
            return;
        }
        written.Digit(fen / 10, "角");
        written.Digit(fen % 10, "分");
    }

    /// <summary>True where the four digits that end here are not all noughts, so that their 万 is said.</summary>
    private static bool AnyOfFour(string digits, int end) =>
        digits.AsSpan(Math.Max(0, end - 3), Math.Min(4, end + 1)).ContainsAnyExcept('0');

    /// <summary>Writes digits with their units and says a run of noughts once, before the next digit.</summary>
    private sealed class Writer
    {
        private readonly StringBuilder _text = new();
        private bool _begun, _nought;

        public void Say(string word) => _text.Append(word);

        public void Digit(int digit, string unit)
        {
            if (digit == 0)
            {
                _nought = _begun;
                return;
            }
            if (_nought) _text.Append(Digits[0]);
            _text.Append(Digits[digit]).Append(unit);
            (_begun, _nought) = (true, false);
        }

        public override string ToString() => _text.ToString();
    }
}
