using System.IO.Compression;
using System.Text.Json;

namespace Workflows.Host.Backup;

/// <summary>A backup file that is read: a zip with a manifest and one entry per table. What does not read is refused with a sentence.</summary>
public sealed class BackupFile : IDisposable
{
    internal const string ManifestEntry = "manifest.json";

    /// <summary>A manifest of a hundred tables has 40 KB.</summary>
    private const int LongestManifest = 4 * 1024 * 1024;

    private readonly ZipArchive _zip;
    private readonly string _path;

    private BackupFile(ZipArchive zip, string path, BackupManifest manifest) => (_zip, _path, Manifest) = (zip, path, manifest);

    public BackupManifest Manifest { get; }

    /// <exception cref="BackupFaultException">There is no such file; it is damaged, cut off, of another program, or of a later version.</exception>
    public static BackupFile Open(string path)
    {
        if (!File.Exists(path)) throw BackupFaultException.Because("backup.noFile", ("file", path));
        ZipArchive? zip = null;
        try
        {
            zip = ZipFile.OpenRead(path);
            return new(zip, path, Manifested(zip, path));
        }
        catch (Exception reason) when (reason is InvalidDataException or JsonException or EndOfStreamException)
        {
            zip?.Dispose();
            throw BackupFaultException.Because("backup.unreadable", ("file", path));
        }
        catch
        {
            zip?.Dispose();
            throw;
        }
    }

    /// <summary>Reads every table from its first byte to its last and holds it against the manifest.</summary>
    /// <exception cref="BackupFaultException">A table is missing, cut off or changed; names it.</exception>
    public async Task VerifyAsync(CancellationToken cancellation)
    {
        foreach (var table in Manifest.Tables)
            await CopyAsync(table, Stream.Null, cancellation);
    }

    /// <summary>Carries a table's rows to a stream.</summary>
    /// <exception cref="BackupFaultException">What was carried is not what the manifest says; the caller takes it back.</exception>
    internal async Task CopyAsync(BackupTable table, Stream to, CancellationToken cancellation)
    {
        try
        {
            var entry = _zip.GetEntry(EntryOf(table.Name)) ?? throw new InvalidDataException();
            await using var rows = entry.Open();
            if (await MeasuredStream.CopyAsync(rows, to, table.Bytes, cancellation) == (table.Bytes, table.Sha256)) return;
        }
        catch (InvalidDataException)
        {
            // Said below: for whoever reads it, bytes that do not unpack are bytes that were changed.
        }
        throw BackupFaultException.Because("backup.damaged", ("file", _path), ("table", table.Name));
    }

    public void Dispose() => _zip.Dispose();

    internal static string EntryOf(string table) => $"tables/{table}.copy";

    private static BackupManifest Manifested(ZipArchive zip, string path)
    {
        if (zip.GetEntry(ManifestEntry) is not { Length: <= LongestManifest } entry)
            throw BackupFaultException.Because("backup.foreign", ("file", path));
        using var stream = entry.Open();
        var json = new byte[entry.Length];
        stream.ReadExactly(json);
        using var written = JsonDocument.Parse(json);
        if (written.RootElement.ValueKind != JsonValueKind.Object
            || !written.RootElement.TryGetProperty("product", out var product) || product.ToString() != BackupManifest.OurProduct)
            throw BackupFaultException.Because("backup.foreign", ("file", path));
        if (!written.RootElement.TryGetProperty("format", out var format) || !format.TryGetInt32(out var number))
            throw new JsonException();
        return number <= BackupManifest.PresentFormat ? BackupManifest.Read(json)
            : throw BackupFaultException.Because("backup.tooNew", ("file", path),
                ("version", written.RootElement.TryGetProperty("productVersion", out var version) ? version.ToString() : "?"), ("present", BackupManifest.ThisVersion));
    }
}
