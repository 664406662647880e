using System.Collections.Immutable;
using System.Text;

namespace Workflows.Host.Mail.Receiving;

/// <summary>A header of a value and parameters (RFC 2045 §5.1, RFC 2231), such as <c>text/plain; charset="gb2312"</c>.</summary>
/// <param name="Value">In lower case.</param>
public sealed record MimeParameters(string Value, ImmutableDictionary<string, string> Named)
{
    public static MimeParameters None { get; } = new("", ImmutableDictionary<string, string>.Empty);

    /// <summary>Null where it is not given.</summary>
    public string? this[string name] => Named.GetValueOrDefault(name);

    /// <summary>Given in any way, also in pieces or with a charset (<c>filename*0*=</c>).</summary>
    public bool Has(string name) => Named.Keys.Any(k => k == name || k.StartsWith(name + "*", StringComparison.Ordinal));

    /// <summary>Of a parameter that stands twice the first counts; comments are left out.</summary>
    public static MimeParameters Read(string header)
    {
        var pieces = Pieces(header);
        var named = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var piece in pieces.Skip(1))
            if (piece.IndexOf('=') is > 0 and var at)
                named.TryAdd(piece[..at].Trim().ToLowerInvariant(), piece[(at + 1)..].Trim());
        return new(pieces[0].Trim().ToLowerInvariant(), named.ToImmutable());
    }

    /// <summary>Cut at semicolons that stand in no quotation, which is resolved.</summary>
    private static List<string> Pieces(string header)
    {
        var (pieces, piece) = (new List<string>(), new StringBuilder());
        foreach (var (letter, quoted) in HeaderLetters.Of(header).Letters)
            if (letter == ';' && !quoted)
            {
                pieces.Add(piece.ToString());
                piece.Clear();
            }
            else piece.Append(letter);
        pieces.Add(piece.ToString());
        return pieces;
    }
}
