using System.Globalization;
using System.Net.Security;
using System.Net.Sockets;
using System.Text;

namespace Workflows.Host.Mail.Receiving;

/// <summary>
/// One visit to a mailbox by POP3 over TLS (RFC 1939, 8314). What is deleted in it is gone only after <see cref="QuitAsync"/>;
/// a visit that breaks off leaves everything as it was. Certificates are checked against the roots the operating system trusts.
/// </summary>
public sealed class Pop3Mailbox : IAsyncDisposable
{
    private const int LongestLine = 8192, MostMails = 10_000;
    private readonly TcpClient _socket = new();
    private readonly byte[] _buffer = new byte[16384];
    private Stream _stream = Stream.Null;
    private int _from, _to;

    private Pop3Mailbox() { }

    /// <exception cref="IOException">The server is not reachable, not trusted, or refuses us.</exception>
    public static async Task<Pop3Mailbox> OpenAsync(MailboxOptions options, CancellationToken cancellation, RemoteCertificateValidationCallback? trust = null)
    {
        var mailbox = new Pop3Mailbox();
        try
        {
            await mailbox._socket.ConnectAsync(options.Host, options.Port, cancellation);
            var secured = new SslStream(mailbox._socket.GetStream(), leaveInnerStreamOpen: false, trust);
            mailbox._stream = secured;
            await secured.AuthenticateAsClientAsync(new SslClientAuthenticationOptions { TargetHost = options.Host }, cancellation);
            await mailbox.HearAsync(cancellation);
            await mailbox.SayAsync("USER " + options.User, cancellation);
            await mailbox.SayAsync("PASS " + options.Password, cancellation);
            return mailbox;
        }
        catch (Exception fault)
        {
            await mailbox.DisposeAsync();
            if (fault is SocketException or System.Security.Authentication.AuthenticationException) throw new IOException(fault.Message, fault);
            throw;
        }
    }

    /// <summary>The mails in the box, the oldest first.</summary>
    public async Task<IReadOnlyList<int>> ListAsync(CancellationToken cancellation)
    {
        await SayAsync("UIDL", cancellation);
        var mails = new List<int>();
        while (await LineAsync(LongestLine, cancellation) is var line && !line.AsSpan().SequenceEqual("."u8))
            if (mails.Count < MostMails && int.TryParse(Encoding.ASCII.GetString(line).Split(' ')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var number))
                mails.Add(number);
        return mails;
    }

    /// <summary>A mail as it lies there. Of one larger than <paramref name="most"/> bytes only so many and one more.</summary>
    public async Task<byte[]> RetrieveAsync(int mail, int most, CancellationToken cancellation)
    {
        await SayAsync(string.Create(CultureInfo.InvariantCulture, $"RETR {mail}"), cancellation);
        using var whole = new MemoryStream();
        while (await LineAsync(int.MaxValue, cancellation) is var line && !line.AsSpan().SequenceEqual("."u8))
        {
            if (whole.Length > most) continue;
            whole.Write(line.AsSpan(line is [(byte)'.', ..] ? 1 : 0));
            whole.Write("\r\n"u8);
        }
        return whole.Length > most ? whole.ToArray()[..(most + 1)] : whole.ToArray();
    }

    /// <summary>Marks a mail; it goes when the visit ends well.</summary>
    public Task DeleteAsync(int mail, CancellationToken cancellation) => SayAsync(string.Create(CultureInfo.InvariantCulture, $"DELE {mail}"), cancellation);

    public Task QuitAsync(CancellationToken cancellation) => SayAsync("QUIT", cancellation);

    public async ValueTask DisposeAsync()
    {
        await _stream.DisposeAsync();
        _socket.Dispose();
    }

    private async Task SayAsync(string command, CancellationToken cancellation)
    {
        if (command.AsSpan().IndexOfAny('\r', '\n') >= 0) throw new IOException("A command of POP3 is one line.");
        await _stream.WriteAsync(Encoding.UTF8.GetBytes(command + "\r\n"), cancellation);
        await _stream.FlushAsync(cancellation);
        await HearAsync(cancellation);
    }

    private async Task HearAsync(CancellationToken cancellation)
    {
        var line = Encoding.UTF8.GetString(await LineAsync(LongestLine, cancellation));
        if (!line.StartsWith("+OK", StringComparison.Ordinal)) throw new IOException($"The mailbox answers: {line}");
    }

    /// <summary>One line without its end. Of a line that is longer than kept the rest is read and dropped.</summary>
    private async Task<byte[]> LineAsync(int longest, CancellationToken cancellation)
    {
        using var line = new MemoryStream();
        while (true)
        {
            if (_from == _to)
            {
                (_from, _to) = (0, await _stream.ReadAsync(_buffer, cancellation));
                if (_to == 0) throw new IOException("The server hung up.");
            }
            var end = Array.IndexOf(_buffer, (byte)'\n', _from, _to - _from);
            var piece = _buffer.AsMemory(_from, (end < 0 ? _to : end) - _from);
            if (line.Length < Math.Min(longest, MimeLimits.Usual.Bytes + 1)) line.Write(piece.Span);
            _from = end < 0 ? _to : end + 1;
            if (end < 0) continue;
            var bytes = line.ToArray();
            return bytes is [.., (byte)'\r'] ? bytes[..^1] : bytes;
        }
    }
}
