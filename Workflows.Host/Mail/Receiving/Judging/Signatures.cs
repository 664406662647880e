using System.Collections.Immutable;

namespace Workflows.Host.Mail.Receiving;

/// <summary>Where the writer's own words end and their signature begins: at a sign of a mail program or telephone, a closing, or a name.</summary>
public static class Signatures
{
    private const int LettersOfName = 3, LongestWithName = 24;

    /// <param name="lines">What follows the first line, empty lines with it.</param>
    /// <param name="name">The writer's, as in From; may be empty.</param>
    public static ImmutableArray<string> Without(ImmutableArray<string> lines, string name)
    {
        var signer = ReplyWords.Plain(name).Replace(" ", "", StringComparison.Ordinal);
        for (var i = 0; i < lines.Length; i++)
        {
            var plain = ReplyWords.Plain(lines[i]);
            if (ReplyWords.IsSignature(plain) || ReplyWords.IsClosing(plain) || HasName(plain, signer) || ((i == 0 || lines[i - 1] is "") && IsName(plain)))
                return lines[..i];
        }
        return lines;
    }

    private static bool HasName(string plain, string signer) =>
        signer.Length > 1 && plain.Length <= LongestWithName && plain.Replace(" ", "", StringComparison.Ordinal).Contains(signer, StringComparison.Ordinal);

    /// <summary>A line of up to three Chinese characters alone may be a name as well as a reason, so it is taken for none.</summary>
    private static bool IsName(string plain) => plain.Length is > 0 and <= LettersOfName && plain.All(c => c >= '\u4E00');
}
