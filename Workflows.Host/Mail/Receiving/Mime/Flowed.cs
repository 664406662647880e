using System.Text;

namespace Workflows.Host.Mail.Receiving;

/// <summary>Texts whose lines were broken by a program and not by the writer (RFC 3676, <c>format=flowed</c>).</summary>
public static class Flowed
{
    /// <summary>The text with its own lines only; as it is where it does not say that it is flowed.</summary>
    public static string Unwrap(MimeParameters type, string text)
    {
        if (!"flowed".Equals(type["format"], StringComparison.OrdinalIgnoreCase)) return text;
        var dropsBlank = "yes".Equals(type["delsp"], StringComparison.OrdinalIgnoreCase);
        var (whole, goesOn) = (new StringBuilder(text.Length), -1);
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n'))
        {
            var depth = line.TakeWhile(c => c == '>').Count();
            var own = line[depth..].StartsWith(' ') ? line[(depth + 1)..] : line[depth..];
            if (goesOn != depth)
                whole.Append(whole.Length > 0 || goesOn >= 0 ? "\n" : "").Append('>', depth).Append(depth > 0 ? " " : "");
            goesOn = own.EndsWith(' ') && own != "-- " ? depth : -1;
            whole.Append(goesOn >= 0 && dropsBlank ? own[..^1] : own);
        }
        return whole.ToString();
    }
}
