using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Workflows.Host.Identity;

/// <summary>
/// A secret by which a program acts for a person: <c>uwf_</c> and 43 characters of base64url, 256 random bits. The beginning is
/// always the same, so that people and scanners of source code know one where it does not belong.
/// </summary>
public static class AccessToken
{
    public const string Prefix = "uwf_";

    /// <summary>So many characters are kept in clear, to tell tokens apart.</summary>
    private const int ShownLetters = 8;

    private const int Bytes = 32, Letters = 43;

    public static string New() => Prefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>What is kept of it; null where the text is no token.</summary>
    public static string? HashOf(string text) =>
        text.Length == Prefix.Length + Letters && text.StartsWith(Prefix, StringComparison.Ordinal)
            ? Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(text))) : null;

    public static string BeginningOf(string token) => token[..ShownLetters];
}
