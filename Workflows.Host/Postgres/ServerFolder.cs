using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Workflows.Host.Postgres;

/// <summary>
/// The folder of an embedded server: <c>cluster/</c> (data), <c>password</c>, <c>run/</c> (socket) and, where the bundled
/// binaries cannot be used in place, <c>server-…/</c>. Data and password belong to the server's user alone.
/// </summary>
internal sealed class ServerFolder : IDisposable
{
    /// <summary>A Unix socket's path has room for 107 bytes, of which <c>/.s.PGSQL.5432</c> takes 14.</summary>
    private const int LongestSocketFolder = 93;

    /// <summary>Place of the socket's folder among the lines of <c>postmaster.pid</c>.</summary>
    private const int SocketLine = 4;

    private FileStream? _lock;

    private ServerFolder(string root) => Root = root;

    public string Root { get; }
    public string Data => Path.Combine(Root, "cluster");
    public string PasswordFile => Path.Combine(Root, "password");
    public string SocketFolder { get; private set; } = "";
    public string Socket => Path.Combine(SocketFolder, ".s.PGSQL.5432");

    /// <summary>The major version the data were made with; null where there are none yet.</summary>
    public int? DataVersion => VersionIn(Root);

    public static async Task<ServerFolder> FindAsync(PostgresOptions options, ServerUser user, CancellationToken ct) =>
        new(await PlaceAsync(options, user, ct));

    /// <summary>Takes the folder for this host until disposed; false while another host has it. The lock ends with its process.</summary>
    public bool TryTake()
    {
        try
        {
            _lock ??= new FileStream(Path.Combine(Root, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    /// <summary>Makes the folders a server needs. Only called by the host that has taken the folder.</summary>
    public void Prepare(ServerUser user)
    {
        user.OwnFolder(Data);
        MakeSocketFolder(user);
    }

    /// <summary>Takes the socket of the server that another host runs here from the server's own note; false where there is none.</summary>
    public bool FindRunning()
    {
        var note = Path.Combine(Data, "postmaster.pid");
        SocketFolder = File.Exists(note) ? File.ReadLines(note).ElementAtOrDefault(SocketLine) ?? "" : "";
        return SocketFolder is not "" && File.Exists(Socket);
    }

    public void Dispose() => _lock?.Dispose();

    public string ReadPassword() => File.Exists(PasswordFile)
        ? File.ReadAllText(PasswordFile).Trim()
        : throw PostgresUnavailableException.Because("postgres.noPassword", ("directory", Root), ("file", PasswordFile));

    public void WritePassword(ServerUser user)
    {
        File.WriteAllText(PasswordFile, "");
        user.OwnFile(PasswordFile);
        File.WriteAllText(PasswordFile, RandomNumberGenerator.GetHexString(48, lowercase: true));
    }

    /// <summary>Clears what an interrupted first start left behind. Only called where there is no finished data folder.</summary>
    public void EmptyData(ServerUser user)
    {
        Directory.Delete(Data, recursive: true);
        user.OwnFolder(Data);
    }

    /// <summary>Only called where no server is running.</summary>
    public void RemoveStaleSocket()
    {
        foreach (var file in Directory.GetFiles(SocketFolder, ".s.PGSQL.*")) File.Delete(file);
    }

    public void RemoveSocketFolder()
    {
        RemoveStaleSocket();
        if (!SocketFolder.StartsWith(Root, StringComparison.Ordinal)) Directory.Delete(SocketFolder);
    }

    private void MakeSocketFolder(ServerUser user)
    {
        var beside = Path.Combine(Root, "run");
        SocketFolder = Encoding.UTF8.GetByteCount(beside) <= LongestSocketFolder
            ? beside
            : Directory.CreateTempSubdirectory("union-workflows-").FullName;
        user.OwnFolder(SocketFolder);
    }

    private static async Task<string> PlaceAsync(PostgresOptions options, ServerUser user, CancellationToken ct)
    {
        if (options.Directory is { Length: > 0 } chosen) return await TakeAsync(Path.GetFullPath(chosen), user, ct);
        string[] places = [Path.Combine(Path.GetFullPath(options.ContentRoot), "data", "postgres"), StateFolder(options.ContentRoot, user)];
        foreach (var place in places.OrderBy(p => VersionIn(p) is null))
        {
            try
            {
                return await TakeAsync(place, user, ct);
            }
            catch (Exception reason) when (reason is PostgresUnavailableException or IOException or UnauthorizedAccessException)
            {
                // The next place is tried; the sentence below names all of them.
            }
        }
        throw PostgresUnavailableException.Because("postgres.noDirectory", ("tried", string.Join(" , ", places)));
    }

    /// <summary>Makes the folder where missing. Nothing is made under a folder the server's user cannot enter.</summary>
    private static async Task<string> TakeAsync(string place, ServerUser user, CancellationToken ct)
    {
        var existing = place;
        while (!Directory.Exists(existing)) existing = Path.GetDirectoryName(existing)!;
        if (!await user.CanEnterAsync(existing, ct))
            throw PostgresUnavailableException.Because("postgres.outOfReach", ("directory", place), ("user", user.Name));
        user.MakePassable(place);
        return place;
    }

    /// <summary>One folder per checkout, outside of homes: a name made of the content root's path.</summary>
    private static string StateFolder(string contentRoot, ServerUser user)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(Path.GetFullPath(contentRoot)));
        var states = user.IsOther ? "/var/lib" : Environment.GetFolderPath(
            Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        return Path.Combine(states, "union-workflows", $"postgres-{Convert.ToHexStringLower(hash)[..8]}");
    }

    private static int? VersionIn(string root)
    {
        var file = Path.Combine(root, "cluster", "PG_VERSION");
        return File.Exists(file) && int.TryParse(File.ReadAllText(file), NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var major)
            ? major : null;
    }
}
