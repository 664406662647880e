using System.Globalization;
using Workflows.Definitions.Feel;

namespace Workflows.Host.Stages.Disbursement;

/// <summary>The inputs of one payee's receipt: <c>receipt-3-result</c>, <c>receipt-3-number</c>, <c>receipt-3-reason</c>.</summary>
public static class ReceiptInputs
{
    public const string Prefix = "receipt-";

    public static string Name(int payee, string part) => string.Create(CultureInfo.InvariantCulture, $"{Prefix}{payee}-{part}");

    /// <summary>Null where no result was chosen: the payee stays open.</summary>
    public static FeelContext? Read(IFormCollection form, int payee) => (form[Name(payee, "result")].ToString()) is "paid" or "refused"
        ? FeelContext.Of(
            ("index", FeelValue.Of(payee)),
            ("result", FeelValue.Of(form[Name(payee, "result")].ToString())),
            ("receipt", FeelValue.Of(Cut(form[Name(payee, "number")].ToString(), 60))),
            ("reason", FeelValue.Of(Cut(form[Name(payee, "reason")].ToString(), 200))))
        : null;

    private static string Cut(string typed, int most) => typed.Trim() is var text && text.Length <= most ? text : text[..most];
}
