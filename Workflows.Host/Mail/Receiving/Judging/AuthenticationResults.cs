using System.Collections.Immutable;
using System.Text;

namespace Workflows.Host.Mail.Receiving;

/// <summary>One verdict of a server on a mail's sender (RFC 8601).</summary>
/// <param name="AuthservId">The server's name, as it stands.</param>
public sealed record AuthenticationResults(string AuthservId, ImmutableArray<AuthenticationResult> Results)
{
    public IEnumerable<AuthenticationResult> Of(string method) => Results.Where(r => r.Method == method);

    /// <summary>Null where the header cannot be read by the grammar; then it says nothing.</summary>
    public static AuthenticationResults? Read(string header)
    {
        if (header.Any(char.IsControl) || WithoutComments(header) is not { } plain || Tokens(plain) is not { } tokens) return null;
        var parts = Split(tokens);
        if (parts[0] is not ([{ Length: > 0 }] or [{ Length: > 0 }, "1"])) return null;
        return new(parts[0][0], [.. parts.Skip(1).Select(One).OfType<AuthenticationResult>()]);
    }

    private static AuthenticationResult? One(List<string> part)
    {
        if (part.Count < 3 || part[1] != "=") return null;
        var named = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.OrdinalIgnoreCase);
        for (var i = 3; i + 2 < part.Count; i++)
            if (part[i + 1] == "=")
            {
                named.TryAdd(part[i], part[i + 2]);
                i += 2;
            }
        return new(part[0].Split('/')[0].ToLowerInvariant(), part[2].ToLowerInvariant(), named.ToImmutable());
    }

    /// <summary>Comments become blanks; null where one, or a quotation, does not end.</summary>
    internal static string? WithoutComments(string header)
    {
        var (plain, quoted, depth) = (new StringBuilder(header.Length), false, 0);
        for (var i = 0; i < header.Length; i++)
        {
            var c = header[i];
            if (c == '\\' && i + 1 < header.Length && (quoted || depth > 0))
            {
                if (depth == 0) plain.Append(c).Append(header[i + 1]);
                i++;
            }
            else if (depth == 0 && c == '"') { quoted = !quoted; plain.Append(c); }
            else if (!quoted && c == '(') { depth++; plain.Append(' '); }
            else if (!quoted && depth > 0 && c == ')') depth--;
            else if (depth == 0) plain.Append(c);
        }
        return quoted || depth > 0 ? null : plain.ToString();
    }

    /// <summary>Words, <c>=</c> and <c>;</c>; a quotation is one word, marked so that it is none of the signs.</summary>
    private static List<string>? Tokens(string plain)
    {
        var (tokens, word, inWord) = (new List<string>(), new StringBuilder(), false);
        for (var i = 0; i < plain.Length; i++)
        {
            var c = plain[i];
            if (c == '"')
            {
                for (i++; i < plain.Length && plain[i] != '"'; i++) word.Append(plain[i] == '\\' && i + 1 < plain.Length ? plain[++i] : plain[i]);
                inWord = true;
            }
            else if (c is ' ' or '=' or ';')
            {
                Close();
                if (c != ' ') tokens.Add(c.ToString());
            }
            else { word.Append(c); inWord = true; }
        }
        Close();
        return tokens;

        void Close()
        {
            if (inWord) tokens.Add(word.ToString() is var said and not ("=" or ";") ? said : " ");
            word.Clear();
            inWord = false;
        }
    }

    private static List<List<string>> Split(List<string> tokens)
    {
        List<List<string>> parts = [[]];
        foreach (var token in tokens)
            if (token == ";") parts.Add([]);
            else parts[^1].Add(token);
        return parts;
    }
}

/// <summary>What one method came to.</summary>
/// <param name="Method">In lower case: <c>dmarc</c>, <c>dkim</c>, <c>spf</c>.</param>
/// <param name="Result">In lower case: <c>pass</c>, <c>fail</c>, <c>none</c>, …</param>
public sealed record AuthenticationResult(string Method, string Result, ImmutableDictionary<string, string> Named)
{
    /// <summary>A property such as <c>header.from</c>; null where it is not given.</summary>
    public string? this[string property] => Named.GetValueOrDefault(property);
}
