using System.Text;

namespace Workflows.Host.Mail;

/// <summary>Says commands to an SMTP server and reads its answers (RFC 5321 §4.2), nothing more.</summary>
internal sealed class SmtpLine(Stream stream)
{
    private const int LongestLine = 4096, MostLines = 100;
    private readonly byte[] _buffer = new byte[4096];
    private int _from, _to;

    public async Task<SmtpAnswer> SayAsync(string command, CancellationToken cancellationToken)
    {
        await stream.WriteAsync(Encoding.ASCII.GetBytes(command + "\r\n"), cancellationToken);
        await stream.FlushAsync(cancellationToken);
        return await HearAsync(cancellationToken);
    }

    /// <summary>The body of DATA: a line that begins with a dot gets a second one, the end is a dot alone.</summary>
    public async Task<SmtpAnswer> SayMailAsync(byte[] mail, CancellationToken cancellationToken)
    {
        var text = Encoding.ASCII.GetString(mail).Replace("\r\n.", "\r\n..", StringComparison.Ordinal);
        return await SayAsync((text.StartsWith('.') ? "." : "") + text + (text.EndsWith("\r\n", StringComparison.Ordinal) ? "." : "\r\n."), cancellationToken);
    }

    /// <summary>All lines of an answer; the words of each joined by a line break.</summary>
    public async Task<SmtpAnswer> HearAsync(CancellationToken cancellationToken)
    {
        var words = new List<string>();
        while (true)
        {
            var line = await ReadLineAsync(cancellationToken);
            if (line.Length < 3 || !line[..3].All(char.IsAsciiDigit) || words.Count == MostLines)
                throw new IOException($"Expected an answer of an SMTP server, but found '{line}'.");
            words.Add(line.Length > 4 ? line[4..] : "");
            if (line.Length == 3 || line[3] != '-')
                return new((line[0] - '0') * 100 + (line[1] - '0') * 10 + (line[2] - '0'), string.Join('\n', words));
        }
    }

    private async Task<string> ReadLineAsync(CancellationToken cancellationToken)
    {
        var line = new StringBuilder();
        while (line.Length < LongestLine)
        {
            if (_from == _to)
            {
                _from = 0;
                _to = await stream.ReadAsync(_buffer, cancellationToken);
                if (_to == 0) throw new IOException("The server hung up.");
            }
            var read = (char)_buffer[_from++];
            if (read == '\n') return line.ToString().TrimEnd('\r');
            line.Append(read);
        }
        throw new IOException("The server's answer does not end.");
    }
}
