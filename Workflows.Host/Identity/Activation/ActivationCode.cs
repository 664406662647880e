using System.Security.Cryptography;
using System.Text;

namespace Workflows.Host.Identity;

/// <summary>
/// The code of a slip: 16 letters and digits that are hard to misread (80 random bits), in groups of four. Typed in any case,
/// with or without dashes; O is taken for 0, I and L for 1.
/// </summary>
public static class ActivationCode
{
    private const string Letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    public static string New() => string.Join('-', RandomNumberGenerator.GetString(Letters, 16).Chunk(4).Select(c => new string(c)));

    /// <summary>What is stored of a code; null where the text cannot be one.</summary>
    public static string? HashOf(string? typed)
    {
        var plain = new string([.. (typed ?? "").Take(80).Select(char.ToUpperInvariant).Where(char.IsLetterOrDigit).Select(c => c switch { 'O' => '0', 'I' or 'L' => '1', _ => c })]);
        return plain.Length == 16 && plain.All(Letters.Contains) ? Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(plain))) : null;
    }
}
