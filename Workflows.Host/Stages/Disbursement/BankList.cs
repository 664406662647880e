using System.Collections.Immutable;
using System.Text;
using Workflows.Definitions;
using Workflows.Definitions.Feel;

namespace Workflows.Host.Stages.Disbursement;

/// <summary>
/// The list for the bank as a file of values separated by commas (RFC 4180, UTF-8 with a mark so that office programs read
/// Chinese). A cell that a spreadsheet would take for a formula begins with an apostrophe; accounts are kept as text.
/// </summary>
public static class BankList
{
    /// <param name="heading">The names of the five columns: number, name, bank, account, amount.</param>
    /// <param name="open">Opens a sealed value; to be called only after the download was journalled.</param>
    public static byte[] Of(ImmutableArray<string> heading, IEnumerable<PayeeLine> payees, Func<FeelValue?, string> open)
    {
        var text = new StringBuilder();
        Line(text, heading);
        foreach (var payee in payees)
            Line(text, [
                FeelValue.Of(payee.Number).Text, open(payee.Values.Get("name")), open(payee.Values.Get("bank")),
                AsText(open(payee.Values.Get("account"))), Plain(payee.Amount)]);
        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text.ToString())];
    }

    /// <summary>A cell, quoted where it has to be, and never a formula.</summary>
    public static string Cell(string value)
    {
        var safe = value.Length > 0 && "=+-@\t\r\n＝＋－＠".Contains(value[0], StringComparison.Ordinal) ? "'" + value : value;
        return safe.AsSpan().ContainsAny("\",\r\n") ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }

    /// <summary>Long digits keep their zeros and are not rounded when a spreadsheet reads them.</summary>
    private static string AsText(string digits) => digits.Length == 0 ? "" : $"{digits}\t";

    /// <summary>Two decimals, no thousands: what banks read.</summary>
    private static string Plain(Money? amount) => amount is { } money ? money.ToString().Replace(",", "", StringComparison.Ordinal) : "";

    private static void Line(StringBuilder text, ImmutableArray<string> cells) => text.AppendJoin(',', cells.Select(Cell)).Append("\r\n");
}
