using System.Security.Cryptography;
using System.Text;

namespace Workflows.Host.Sealing;

/// <summary>AES-GCM with a fresh nonce: nonce, tag and ciphertext in one array, bound to what it is about.</summary>
internal static class Cipher
{
    private const int Nonce = 12;
    private const int Tag = 16;

    public static byte[] Encrypt(byte[] key, byte[] clear, string about)
    {
        var result = new byte[Nonce + Tag + clear.Length];
        var (nonce, tag, text) = Parts(result);
        RandomNumberGenerator.Fill(nonce.Span);
        using var aes = new AesGcm(key, Tag);
        aes.Encrypt(nonce.Span, clear, text.Span, tag.Span, Encoding.UTF8.GetBytes(about));
        return result;
    }

    /// <exception cref="CryptographicException">Another key, another subject, or changed bytes.</exception>
    public static byte[] Decrypt(byte[] key, byte[] encrypted, string about)
    {
        if (encrypted.Length < Nonce + Tag) throw new CryptographicException("Too short to be an encrypted value.");
        var (nonce, tag, text) = Parts(encrypted);
        var clear = new byte[text.Length];
        using var aes = new AesGcm(key, Tag);
        aes.Decrypt(nonce.Span, text.Span, tag.Span, clear, Encoding.UTF8.GetBytes(about));
        return clear;
    }

    private static (Memory<byte> Nonce, Memory<byte> Tag, Memory<byte> Text) Parts(byte[] all) =>
        (all.AsMemory(0, Nonce), all.AsMemory(Nonce, Tag), all.AsMemory(Nonce + Tag));
}
