using System.Security.Cryptography;
using System.Text;

namespace Workflows.Host.Stages.PublicNotice;

/// <summary>
/// Short names that cannot be guessed, from 32 letters and digits that are not mistaken for each other on paper (no i, l, o, u).
/// </summary>
public static class NoticeCodes
{
    private const string Letters = "0123456789abcdefghjkmnpqrstvwxyz";

    /// <summary>The name of a notice in its address: 10 letters, 50 random bits.</summary>
    public static string NewSlug() => New(10);

    /// <summary>The number on a receipt: 16 letters in fours, 80 random bits. Only its hash is stored.</summary>
    public static string NewReceipt() => InFours(New(16));

    public static bool IsSlug(string text) => text.Length == 10 && text.All(Letters.Contains);

    /// <summary>A receipt as somebody typed it, in its one form; null where it cannot be one. Case, spaces and dashes do not matter.</summary>
    public static string? Receipt(string? typed)
    {
        var plain = new string([.. (typed ?? "").Normalize(NormalizationForm.FormKC).ToLowerInvariant().Where(c => c is not ('-' or ' '))
            .Select(c => c switch { 'o' => '0', 'i' or 'l' => '1', _ => c })]);
        return plain.Length == 16 && plain.All(Letters.Contains) ? InFours(plain) : null;
    }

    /// <summary>The id under which an objection is stored: nobody who reads it finds the receipt.</summary>
    public static string IdOf(string receipt) => Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(receipt)))[..32];

    private static string New(int length) => RandomNumberGenerator.GetString(Letters, length);

    private static string InFours(string letters) => string.Join('-', letters.Chunk(4).Select(c => new string(c)));
}
