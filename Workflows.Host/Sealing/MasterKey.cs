using System.Security.Cryptography;
using System.Text;

namespace Workflows.Host.Sealing;

/// <summary>
/// The one key of an installation from which the keys for wrapping, tagging and searching are derived. It comes from the
/// environment (<c>Sealing__MasterKey</c>, 32 bytes in base64); a demonstration makes one and keeps it in a file.
/// </summary>
public sealed class MasterKey
{
    private readonly byte[] _wrap;
    private readonly byte[] _tag;
    private readonly byte[] _search;
    private readonly byte[] _code;

    public MasterKey(byte[] key)
    {
        if (key.Length != 32) throw new ArgumentException($"Expected a master key of 32 bytes, but it has {key.Length}.", nameof(key));
        (_wrap, _tag, _search, _code) = (Derive(key, "wrap"), Derive(key, "tag"), Derive(key, "search"), Derive(key, "code"));
        Id = Convert.ToHexStringLower(Derive(key, "id"))[..16];
    }

    /// <summary>Names the key without giving anything of it away.</summary>
    public string Id { get; }

    internal byte[] Wrap(string subject, byte[] key) => Cipher.Encrypt(_wrap, key, subject);

    /// <exception cref="CryptographicException">It was wrapped by another master key.</exception>
    internal byte[] Unwrap(string subject, byte[] wrapped) => Cipher.Decrypt(_wrap, wrapped, subject);

    /// <summary>Tells values of a subject apart without opening them.</summary>
    internal string TagOf(string subject, byte[] value) => Keyed(_tag, subject, value);

    /// <summary>Equal for equal values of a field, whoever they belong to.</summary>
    internal string SearchTagOf(string field, byte[] value) => Keyed(_search, field, value);

    /// <summary>What is kept of a short code that was sent; without the master key it cannot be guessed from.</summary>
    internal string CodeTagOf(string about, byte[] code) => Keyed(_code, about, code);

    private static string Keyed(byte[] key, string about, byte[] value) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(key, (byte[])[.. Encoding.UTF8.GetBytes(about), 0, .. value]))[..32];

    private static byte[] Derive(byte[] key, string purpose) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, key, 32, info: Encoding.ASCII.GetBytes("union-workflows " + purpose));
}
