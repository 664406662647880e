using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using Workflows.Host.Tests.Web;
using Workflows.Testing;

namespace Workflows.Host.Tests.Installation;

/// <summary>What is published starts as a user without rights, from a folder nobody may write to.</summary>
public sealed partial class PublishedTests : IDisposable
{
    private const string Nobody = "65534";
    private readonly string _folder = Directory.CreateTempSubdirectory("union-workflows-published-").FullName;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
    private static bool IsRoot => Environment.UserName is "root";

    [Fact]
    public async Task The_published_host_serves_pages_and_styles_as_an_unprivileged_user_from_a_read_only_folder()
    {
        Requires.Part("postgres", OperatingSystem.IsLinux(), "Users and rights are those of Linux here.");
        var (program, data) = (Path.Combine(_folder, "program"), Path.Combine(_folder, "data"));
        var configuration = AppContext.BaseDirectory.Contains("/Release/", StringComparison.Ordinal) ? "Release" : "Debug";
        await RunAsync("dotnet", "publish", WebAlone.HostFolder, "--no-build", "-c", configuration, "-o", program, "-v", "q");
        Directory.CreateDirectory(data);
        await RunAsync("chmod", "-R", "a-w,a+rX", program);
        await RunAsync("chmod", "a+rx", _folder);
        if (IsRoot) await RunAsync("chown", $"{Nobody}:{Nobody}", data);

        var address = $"http://127.0.0.1:{FreePort()}";
        var log = Path.Combine(_folder, "log.txt");
        using var host = Start(log, program, data, "dotnet", Path.Combine(program, "Workflows.Host.dll"), "--demo", $"--urls={address}");
        try
        {
            using var client = new HttpClient { BaseAddress = new Uri(address) };
            var page = await ReadAsync(client, host, "/account/sign-in", log);
            foreach (Match asset in Asset().Matches(page))
                Assert.NotEmpty(await client.GetByteArrayAsync(WebUtility.HtmlDecode(asset.Groups[1].Value), Cancel));
            Assert.NotEmpty(Asset().Matches(page));
        }
        finally
        {
            host.Kill(entireProcessTree: true);
            await host.WaitForExitAsync(CancellationToken.None);
        }
    }

    public void Dispose()
    {
        Process.Start("chmod", ["-R", "u+w", _folder]).WaitForExit();
        Directory.Delete(_folder, recursive: true);
    }

    private static Process Start(string log, string program, string data, params string[] command)
    {
        string[] whole = IsRoot ? ["setpriv", $"--reuid={Nobody}", $"--regid={Nobody}", "--clear-groups", "--", .. command] : command;
        var start = new ProcessStartInfo("/bin/sh", ["-c", "exec \"$@\" >\"$LOG\" 2>&1", "sh", .. whole]) { WorkingDirectory = program };
        start.Environment["LOG"] = log;
        foreach (var (name, value) in new[] { ("HOME", data), ("DOTNET_CLI_HOME", data), ("DataFolder", data), ("Postgres__Directory", Path.Combine(data, "postgres")), ("ASPNETCORE_ENVIRONMENT", "Production") })
            start.Environment[name] = value;
        return Process.Start(start)!;
    }

    private static async Task<string> ReadAsync(HttpClient client, Process host, string address, string log)
    {
        for (var wait = Stopwatch.StartNew(); ; await Task.Delay(500, Cancel))
        {
            try
            {
                return await client.GetStringAsync(address, Cancel);
            }
            catch (HttpRequestException unreachable)
            {
                Assert.False(host.HasExited || wait.Elapsed > TimeSpan.FromMinutes(3), $"{unreachable.Message}\n{await File.ReadAllTextAsync(log, Cancel)}");
            }
        }
    }

    private static async Task RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        var said = await process.StandardOutput.ReadToEndAsync(Cancel);
        await process.WaitForExitAsync(Cancel);
        Assert.True(process.ExitCode == 0, $"{program} {string.Join(' ', arguments)}: {said}");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    [GeneratedRegex("(?:href|src)=\"(/[^\"]+\\.(?:css|js)[^\"]*)\"")]
    private static partial Regex Asset();
}
