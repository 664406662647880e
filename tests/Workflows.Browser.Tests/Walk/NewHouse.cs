using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using Workflows.Testing;

namespace Workflows.Browser.Tests.Walk;

/// <summary>
/// The host as an operator starts it, in a process of its own on a database without any table: no demonstration, the code of
/// the first start on its console. It builds itself anew when its settings change.
/// </summary>
internal sealed partial class NewHouse : IAsyncDisposable
{
    private readonly TestServer _server;
    private readonly string _database;
    private readonly string _folder = Directory.CreateTempSubdirectory("union-workflows-new-").FullName;
    private readonly ConcurrentQueue<string> _said = new();
    private readonly Process _process;

    private NewHouse(TestServer server, string database)
    {
        (_server, _database) = (server, database);
        // Not bound to the thread that starts it, as --pdeathsig would: that one may end long before the test does.
        string[] host = ["exec", Path.Combine(AppContext.BaseDirectory, "Workflows.Host.dll"), $"--urls={Address}", $"--ConnectionStrings:Workflows={database}", $"--DataFolder={_folder}"];
        _process = new Process { StartInfo = new("dotnet", host) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = AppContext.BaseDirectory } };
        _process.StartInfo.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        _process.StartInfo.Environment["LANG"] = "zh_CN.UTF-8";
        _process.OutputDataReceived += Hear;
        _process.ErrorDataReceived += Hear;
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>Without a slash at the end.</summary>
    public string Address { get; } = $"http://127.0.0.1:{FreePort()}";

    /// <summary>What it wrote on its console.</summary>
    public string Said => string.Join('\n', _said);

    public static async Task<NewHouse> OpenAsync(TestServer server, CancellationToken cancellation)
    {
        var house = new NewHouse(server, Requires.Postgres(await server.MakeEmptyDatabaseAsync(cancellation), server.Reason));
        await house.OpensAsync("/first-run", cancellation);
        return house;
    }

    /// <summary>The last one-time code on the console.</summary>
    public string Code => Letters().Matches(Said)[^1].Value;

    /// <summary>Waits until an address answers with a page.</summary>
    public async Task OpensAsync(string path, CancellationToken cancellation)
    {
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = new(Address) };
        for (var waited = Stopwatch.StartNew(); ; await Task.Delay(300, cancellation))
        {
            try
            {
                if ((await client.GetAsync(path, cancellation)).StatusCode == HttpStatusCode.OK) return;
            }
            catch (HttpRequestException) when (!_process.HasExited)
            {
                // Not listening yet.
            }
            if (waited.Elapsed > TimeSpan.FromMinutes(2)) throw new TimeoutException($"Expected {path} to open, but it did not.\n{Said}");
        }
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
        await _server.DropDatabaseAsync(_database);
        Directory.Delete(_folder, recursive: true);
    }

    private void Hear(object _, DataReceivedEventArgs line)
    {
        if (line.Data is { Length: > 0 } said) _said.Enqueue(said);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    [GeneratedRegex("[0-9a-z]{5}-[0-9a-z]{5}")]
    private static partial Regex Letters();
}
