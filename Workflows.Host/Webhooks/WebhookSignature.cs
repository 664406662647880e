using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Workflows.Host.Webhooks;

/// <summary>
/// The signature of what is told, as the Standard Webhooks specification has it: HMAC-SHA256 over <c>id.timestamp.body</c> in
/// base64 behind <c>v1,</c>; the secret is written <c>whsec_</c> and base64 of its 32 bytes.
/// </summary>
public static class WebhookSignature
{
    public const string IdHeader = "webhook-id", TimestampHeader = "webhook-timestamp", SignatureHeader = "webhook-signature";

    private const string Prefix = "whsec_";

    public static byte[] NewSecret() => RandomNumberGenerator.GetBytes(32);

    /// <summary>As it is shown to whoever sets the receiver up.</summary>
    public static string Written(byte[] secret) => Prefix + Convert.ToBase64String(secret);

    /// <summary>One signature for each secret, parted by spaces: while a secret is changed, both count.</summary>
    public static string Of(IEnumerable<byte[]> secrets, string id, DateTimeOffset at, byte[] body)
    {
        byte[] signed = [.. Encoding.UTF8.GetBytes($"{id}.{Seconds(at)}."), .. body];
        return string.Join(' ', secrets.Select(secret => "v1," + Convert.ToBase64String(HMACSHA256.HashData(secret, signed))));
    }

    public static string Seconds(DateTimeOffset at) => at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
}
