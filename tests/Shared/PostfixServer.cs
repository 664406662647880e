using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;

namespace Workflows.Testing;

/// <summary>
/// A Postfix of the tests' own: settings, queue, certificate and mailboxes in a folder of its own, on free ports of this machine,
/// stopped and removed with the fixture. <c>nobody@</c> does not exist, <c>later@</c> is put off, everybody else has a mailbox.
/// Ends when the test process ends, however that happens: its shell waits on our end of a pipe.
/// </summary>
public sealed class PostfixServer : IAsyncLifetime
{
    public const string Domain = "union.example", User = "banjian", Password = "不-readable 9";

    private readonly string _folder = Directory.CreateTempSubdirectory("postfix-").FullName;
    private Process? _server;

    /// <summary>Takes mail with or without STARTTLS, without a password.</summary>
    public int Port { get; } = FreePort();

    /// <summary>Wants STARTTLS and the password.</summary>
    public int SubmissionPort { get; } = FreePort();

    /// <summary>TLS from the first byte, and the password.</summary>
    public int TlsPort { get; } = FreePort();

    /// <summary>Made for this run; trusted by nobody.</summary>
    public X509Certificate2 Certificate { get; } = PostfixFiles.NewCertificate();

    /// <summary>Settings, certificate and mailboxes.</summary>
    public string Folder => _folder;

    public string Log => File.Exists(LogFile) ? ReadShared(LogFile) : "";

    private string LogFile => Path.Combine(_folder, "log");

    /// <summary>Skips the test where there is no server, or fails it where REQUIRE names smtp.</summary>
    public void Needed() => Requires.Part("smtp", Missing is null, Missing ?? "");

    private static string? Missing =>
        !File.Exists("/usr/sbin/postfix") ? "Postfix is not installed (apt-get install postfix sasl2-bin)."
        : !File.Exists("/usr/sbin/saslpasswd2") ? "sasl2-bin is not installed (apt-get install sasl2-bin)."
        : !Environment.IsPrivilegedProcess ? "Postfix is started by root only."
        : null;

    public async ValueTask InitializeAsync()
    {
        if (Missing is not null) return;
        PostfixFiles.Write(_folder, this);
        await RunAsync($"chmod 755 {_folder} && mkdir queue data boxes && chown postfix data && chown nobody boxes"
            + $" && printf %s '{Password}' | saslpasswd2 -p -c -u {Domain} -f etc/sasl/db {User} && chmod 644 etc/sasl/db");
        _server = Shell($"postfix -c {_folder}/etc start-fg >out 2>&1 & cat >wait; postfix -c {_folder}/etc stop >>out 2>&1; wait");
        await ListeningAsync();
    }

    /// <summary>The mails that arrived for a name, waiting for so many.</summary>
    public async Task<IReadOnlyList<ReceivedMail>> ReceivedAsync(string name, int count = 1)
    {
        var box = Path.Combine(_folder, "boxes", "all", "new");
        for (var waited = 0; waited < 150; waited++)
        {
            var received = (Directory.Exists(box) ? Directory.GetFiles(box) : []).Order(StringComparer.Ordinal)
                .Select(file => ReceivedMail.Read(File.ReadAllBytes(file)))
                .Where(mail => mail["Delivered-To"] == $"{name}@{Domain}").ToList();
            if (received.Count >= count) return received;
            await Task.Delay(100);
        }
        throw new TimeoutException($"Expected {count} mails for {name}, but they did not come.\n{Log}");
    }

    /// <summary>Everything that lies in the mailboxes now, and when each mail was laid there.</summary>
    public IReadOnlyList<(ReceivedMail Mail, DateTimeOffset At)> Arrivals()
    {
        var box = Path.Combine(_folder, "boxes", "all", "new");
        return [.. (Directory.Exists(box) ? Directory.GetFiles(box) : []).Select(file =>
            (ReceivedMail.Read(File.ReadAllBytes(file)), new DateTimeOffset(File.GetLastWriteTimeUtc(file), TimeSpan.Zero)))];
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
        {
            _server.StandardInput.Close();
            await _server.WaitForExitAsync();
            _server.Dispose();
        }
        Certificate.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task ListeningAsync()
    {
        foreach (var port in new[] { Port, SubmissionPort, TlsPort })
            for (var tries = 0; ; tries++)
                try
                {
                    using var probe = new TcpClient();
                    await probe.ConnectAsync(IPAddress.Loopback, port);
                    break;
                }
                catch (SocketException) when (tries < 100)
                {
                    await Task.Delay(100);
                }
    }

    private Process Shell(string script) => Process.Start(new ProcessStartInfo("/bin/sh", ["-c", script])
    {
        WorkingDirectory = _folder,
        RedirectStandardInput = true,
    })!;

    private async Task RunAsync(string script)
    {
        using var run = Shell(script);
        run.StandardInput.Close();
        await run.WaitForExitAsync();
        if (run.ExitCode != 0) throw new InvalidOperationException($"'{script}' ended with {run.ExitCode}.");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static string ReadShared(string file)
    {
        using var reader = new StreamReader(new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        return reader.ReadToEnd();
    }
}
