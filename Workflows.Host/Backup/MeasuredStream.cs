using System.Security.Cryptography;

namespace Workflows.Host.Backup;

/// <summary>Carries a table's stream from one place to another and measures it on the way: length and SHA-256. Nothing is kept.</summary>
internal static class MeasuredStream
{
    private const int Piece = 128 * 1024;

    /// <param name="limit">More bytes than these end the copy: the file says otherwise than it is.</param>
    public static async Task<(long Bytes, string Sha256)> CopyAsync(Stream from, Stream to, long limit, CancellationToken cancellation)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var piece = new byte[Piece];
        var bytes = 0L;
        int read;
        while (bytes <= limit && (read = await from.ReadAsync(piece, cancellation)) > 0)
        {
            hash.AppendData(piece, 0, read);
            await to.WriteAsync(piece.AsMemory(0, read), cancellation);
            bytes += read;
        }
        return (bytes, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }
}
