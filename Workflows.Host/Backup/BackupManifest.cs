using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;

namespace Workflows.Host.Backup;

/// <summary>
/// What a backup file says of itself: who made it, when, of which shape the tables are, and for each table what its stream
/// must be. Stands as <c>manifest.json</c> in the file, beside one entry per table.
/// </summary>
public sealed record BackupManifest
{
    /// <summary>The form of backup files this build writes; it reads this one and earlier ones.</summary>
    public const int PresentFormat = 1;

    public const string OurProduct = "Union Workflows";

    public required int Format { get; init; }
    public required string Product { get; init; }

    /// <summary>The version that made the file, for people.</summary>
    public required string ProductVersion { get; init; }

    /// <summary>The last migration of the tables: a restore makes exactly this shape before it loads rows.</summary>
    public required string Migration { get; init; }
    public required DateTimeOffset MadeAt { get; init; }

    /// <summary>Name and version of the database server, for people.</summary>
    public required string Server { get; init; }

    /// <summary>In the order in which they can be loaded: no table before one it refers to.</summary>
    public required ImmutableArray<BackupTable> Tables { get; init; }

    public static string ThisVersion { get; } =
        typeof(BackupManifest).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    public byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(this, Json);

    /// <exception cref="JsonException">It is no manifest.</exception>
    public static BackupManifest Read(byte[] json) =>
        JsonSerializer.Deserialize<BackupManifest>(json, Json) ?? throw new JsonException();

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true, RespectRequiredConstructorParameters = true, RespectNullableAnnotations = true, MaxDepth = 8,
    };
}

/// <summary>One table of a backup.</summary>
/// <param name="Bytes">Length of the stream, unpacked.</param>
/// <param name="Sha256">Of the stream, unpacked; lower-case hex.</param>
/// <param name="Key">The columns the rows are ordered by.</param>
/// <param name="Identity">The column that numbers itself; null where none does.</param>
/// <param name="Next">The number it gives out next.</param>
public sealed record BackupTable(
    string Name, ImmutableArray<string> Columns, ImmutableArray<string> Key, long Rows, long Bytes, string Sha256, string? Identity, long Next);
