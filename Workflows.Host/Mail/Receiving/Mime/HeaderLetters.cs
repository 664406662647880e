namespace Workflows.Host.Mail.Receiving;

/// <summary>The letters of a structured header (RFC 5322 §3.2): comments left out, quotations and escapes resolved.</summary>
/// <param name="Letters">Each with whether it stands in a quotation, where no sign means anything.</param>
/// <param name="IsWhole">False where a quotation or a comment does not end.</param>
public sealed record HeaderLetters(IReadOnlyList<(char Letter, bool Quoted)> Letters, bool IsWhole)
{
    public static HeaderLetters Of(string header)
    {
        var letters = new List<(char, bool)>(header.Length);
        var (quoted, depth) = (false, 0);
        for (var i = 0; i < header.Length; i++)
        {
            var c = header[i];
            var escaped = c == '\\' && (quoted || depth > 0) && i + 1 < header.Length;
            if (escaped) c = header[++i];
            if (!escaped && depth == 0 && c == '"') quoted = !quoted;
            else if (quoted) letters.Add((c, true));
            else if (!escaped && c == '(') depth++;
            else if (!escaped && depth > 0 && c == ')') depth--;
            else if (depth == 0) letters.Add((c, false));
        }
        return new(letters, !quoted && depth == 0);
    }
}
