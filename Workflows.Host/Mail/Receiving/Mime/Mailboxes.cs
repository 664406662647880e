using System.Collections.Immutable;
using System.Globalization;

namespace Workflows.Host.Mail.Receiving;

/// <summary>A name and an address of a header such as From; the address in plain form, the name decoded.</summary>
public sealed record Mailbox(string Name, string Address)
{
    public string Domain => Address[(Address.LastIndexOf('@') + 1)..];
}

/// <summary>
/// Address headers (RFC 5322 §3.4), read strictly: a list of mailboxes, each one address, alone or in angle brackets after a
/// name. Whatever could be read in two ways – two pairs of brackets, an address among the words after them, control
/// characters – gives null, because another program may read the other.
/// </summary>
public static class Mailboxes
{
    private const int Most = 200;

    public static ImmutableArray<Mailbox>? Read(string header)
    {
        if (header.Any(char.IsControl)) return null;
        var read = ImmutableArray.CreateBuilder<Mailbox>();
        if (Pieces(header) is not { } pieces) return null;
        foreach (var piece in pieces.Where(p => p.Quoted.Length > 0 || p.Plain.Trim().Length > 0))
        {
            if (One(piece.Plain, piece.Quoted) is not { } mailbox || read.Count == Most) return null;
            read.Add(mailbox);
        }
        return read.ToImmutable();
    }

    /// <summary>Without regard to case, and to whether a domain is written in its own script.</summary>
    public static bool Same(string one, string other) => Plain(one) == Plain(other);

    /// <summary>The same of domains.</summary>
    public static string PlainDomain(string domain)
    {
        try
        {
            return new IdnMapping().GetAscii(domain.Trim().TrimEnd('.')).ToLowerInvariant();
        }
        catch (ArgumentException)
        {
            return domain.ToLowerInvariant();
        }
    }

    private static string Plain(string address) =>
        address.LastIndexOf('@') is > 0 and var at ? address[..at].ToLowerInvariant() + "@" + PlainDomain(address[(at + 1)..]) : address.ToLowerInvariant();

    private static Mailbox? One(string plain, string quoted)
    {
        var (open, close) = (plain.IndexOf('<'), plain.IndexOf('>'));
        if (open < 0) return close < 0 && quoted is "" ? Of("", plain.Trim()) : null;
        if (close < open || plain.LastIndexOf('<') != open || plain.LastIndexOf('>') != close || plain[(close + 1)..].Trim() is not "") return null;
        return Of(EncodedWords.Decode((quoted + " " + plain[..open]).Trim()), plain[(open + 1)..close].Trim());
    }

    private static Mailbox? Of(string name, string address) =>
        address.Length is > 2 and <= 320 && address.IndexOf('@') is > 0 and var at && at == address.LastIndexOf('@') && at < address.Length - 1
        && !address.Any(c => char.IsWhiteSpace(c) || c is '"' or ',' or ';' or ':' or '(' or ')' or '\\' or '[' or ']')
            ? new(name, address) : null;

    /// <summary>Cut at commas; quotations apart from what stands outside them, comments left out. Null where a quotation or comment does not end.</summary>
    private static List<(string Plain, string Quoted)>? Pieces(string header)
    {
        var pieces = new List<(string, string)>();
        var (plain, words) = (new System.Text.StringBuilder(), new System.Text.StringBuilder());
        var read = HeaderLetters.Of(header);
        foreach (var (letter, quoted) in read.Letters)
            if (quoted) words.Append(letter);
            else if (letter == ',') Close();
            else plain.Append(letter);
        Close();
        return read.IsWhole ? pieces : null;

        void Close()
        {
            pieces.Add((plain.ToString(), words.ToString()));
            plain.Clear();
            words.Clear();
        }
    }
}
