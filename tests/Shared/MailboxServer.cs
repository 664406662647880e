using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Workflows.Testing;

/// <summary>A Dovecot of the tests' own over the mailboxes of a <see cref="PostfixServer"/>: POP3 over TLS on a free port, with the same certificate. Ends with the fixture or the test process.</summary>
public sealed class MailboxServer : IAsyncLifetime
{
    public const string User = "banjian", Password = "pop-secret-1";

    private readonly string _folder = Directory.CreateTempSubdirectory("dovecot-").FullName;
    private Process? _server;

    public PostfixServer Postfix { get; } = new();
    public int Port { get; } = FreePort();

    /// <summary>Skips the test where there is no server, or fails it where REQUIRE names pop3.</summary>
    public void Needed()
    {
        Postfix.Needed();
        Requires.Part("pop3", File.Exists("/usr/sbin/dovecot"), "Dovecot is not installed (apt-get install dovecot-pop3d).");
    }

    public async ValueTask InitializeAsync()
    {
        await Postfix.InitializeAsync();
        if (!File.Exists("/usr/sbin/dovecot") || !Environment.IsPrivilegedProcess) return;
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(_folder, (UnixFileMode)0b111_101_101);
        File.WriteAllText(Path.Combine(_folder, "conf"), $$"""
            base_dir = {{_folder}}/run
            state_dir = {{_folder}}/state
            log_path = {{_folder}}/log
            protocols = pop3
            listen = 127.0.0.1
            ssl = required
            ssl_cert = <{{Postfix.Folder}}/cert.pem
            ssl_key = <{{Postfix.Folder}}/key.pem
            mail_location = maildir:{{Postfix.Folder}}/boxes/all
            first_valid_uid = 1
            passdb {
              driver = static
              args = password={{Password}}
            }
            userdb {
              driver = static
              args = uid=65534 gid=65534 home={{Postfix.Folder}}/boxes
            }
            service pop3-login {
              inet_listener pop3 {
                port = 0
              }
              inet_listener pop3s {
                port = {{Port}}
                ssl = yes
              }
            }

            """);
        _server = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", "dovecot -F -c conf >out 2>&1 & cat >wait; doveadm -c conf stop >>out 2>&1; wait"])
        {
            WorkingDirectory = _folder,
            RedirectStandardInput = true,
        })!;
        await ListeningAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
        {
            _server.StandardInput.Close();
            await _server.WaitForExitAsync();
            _server.Dispose();
        }
        Directory.Delete(_folder, recursive: true);
        await Postfix.DisposeAsync();
    }

    private async Task ListeningAsync()
    {
        for (var tries = 0; ; tries++)
            try
            {
                using var probe = new TcpClient();
                await probe.ConnectAsync(IPAddress.Loopback, Port);
                return;
            }
            catch (SocketException) when (tries < 100)
            {
                await Task.Delay(100);
            }
            catch (SocketException)
            {
                throw new InvalidOperationException(File.ReadAllText(Path.Combine(_folder, "out")));
            }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
