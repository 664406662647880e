using System.Net;
using System.Net.Sockets;

namespace Workflows.Host.Tests.Kills;

/// <summary>One of the two hosts: a process with a port and a data folder of its own, killed and started again at will.</summary>
internal sealed class HostProcess(string name, IReadOnlyDictionary<string, string> settings) : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("union-workflows-host-").FullName;
    private OwnProcess? _process;

    public string Name => name;

    /// <summary>Address without a slash at the end.</summary>
    public string Address { get; } = $"http://127.0.0.1:{FreePort()}";

    public bool HasEnded => _process?.HasEnded != false;

    public string LastWords => _process?.LastWords ?? "";

    public void Start()
    {
        _process?.Dispose();
        _process = OwnProcess.Start([$"--urls={Address}", $"--DataFolder={_folder}", .. settings.Select(s => $"--{s.Key}={s.Value}")]);
    }

    public void Kill() => _process!.Kill();

    public void Dispose()
    {
        _process?.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
