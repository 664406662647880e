using System.Buffers.Binary;
using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;

namespace Workflows.Host.Postgres;

/// <summary>
/// Finds servers we did not start: an orphan of a killed host, or the server of another host on the same folder. Talking to
/// one of them unawares would end with that process instead of ours. Linux only; elsewhere PostgreSQL's own lock remains.
/// </summary>
internal static class RunningServer
{
    private const int SocketLevel = 1, PeerCredentials = 17;

    /// <summary>Waits while another host has the folder or a server without a host still works in it.</summary>
    /// <exception cref="PostgresUnavailableException">That is still so when patience ends.</exception>
    public static async Task WaitUntilGoneAsync(ServerFolder folder, TimeSpan patience, CancellationToken ct)
    {
        var waited = Stopwatch.StartNew();
        while (!folder.TryTake() || WorkingIn(folder) is not null)
        {
            if (waited.Elapsed > patience)
                throw PostgresUnavailableException.Because("postgres.alreadyRunning",
                    ("directory", folder.Root), ("pid", WorkingIn(folder)?.ToString(CultureInfo.InvariantCulture) ?? "?"));
            await Task.Delay(100, ct);
        }
    }

    /// <summary>
    /// Removes the lock of a server that ended without doing so and whose number another program has got meanwhile:
    /// PostgreSQL would take that program for its former self and refuse to start.
    /// </summary>
    public static void ForgetStaleLock(ServerFolder folder)
    {
        if (!OperatingSystem.IsLinux()) return;
        var file = Path.Combine(folder.Data, "postmaster.pid");
        if (!File.Exists(file) || WorkingIn(folder) is not null) return;
        var named = File.ReadLines(file).FirstOrDefault();
        if (int.TryParse(named, NumberStyles.Integer, CultureInfo.InvariantCulture, out var pid) && Directory.Exists($"/proc/{pid}") && !IsPostgres(pid))
            File.Delete(file);
        folder.RemoveStaleSocket();
    }

    /// <summary>The process at the other end of the socket, told by the kernel; null where it cannot be known.</summary>
    public static int? AnsweringAt(ServerFolder folder)
    {
        if (!OperatingSystem.IsLinux()) return null;
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Connect(new UnixDomainSocketEndPoint(folder.Socket));
        Span<byte> credentials = stackalloc byte[12];
        socket.GetRawSocketOption(SocketLevel, PeerCredentials, credentials);
        return BitConverter.IsLittleEndian
            ? BinaryPrimitives.ReadInt32LittleEndian(credentials)
            : BinaryPrimitives.ReadInt32BigEndian(credentials);
    }

    /// <summary>A process of PostgreSQL that has the data for its working folder, as each of them does.</summary>
    private static int? WorkingIn(ServerFolder folder)
    {
        if (!OperatingSystem.IsLinux()) return null;
        var data = Path.TrimEndingDirectorySeparator(folder.Data);
        var workers =
            from name in Directory.EnumerateDirectories("/proc")
            where int.TryParse(Path.GetFileName(name), NumberStyles.None, CultureInfo.InvariantCulture, out _)
            let pid = int.Parse(Path.GetFileName(name), CultureInfo.InvariantCulture)
            where LinkOf($"/proc/{pid}/cwd") == data && IsPostgres(pid)
            select (int?)pid;
        return workers.Min();
    }

    /// <summary>False for a process that has ended and only waits to be reaped: it has no executable any more.</summary>
    private static bool IsPostgres(int pid) =>
        Path.GetFileName(LinkOf($"/proc/{pid}/exe"))?.StartsWith("postgres", StringComparison.Ordinal) == true;

    private static string? LinkOf(string link)
    {
        try
        {
            return File.ResolveLinkTarget(link, returnFinalTarget: false)?.FullName;
        }
        catch (Exception reason) when (reason is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
