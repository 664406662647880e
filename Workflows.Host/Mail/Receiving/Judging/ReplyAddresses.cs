namespace Workflows.Host.Mail.Receiving;

/// <summary>Secret addresses that replies go to: the mailbox's own with a tag that only the person who was asked was told (<c>box+tag@host</c>).</summary>
public static class ReplyAddresses
{
    /// <summary>The mailbox without the tag.</summary>
    public static string Base(string address) =>
        address.LastIndexOf('@') is > 0 and var at && address.IndexOf('+') is > 0 and var plus && plus < at ? address[..plus] + address[at..] : address;

    public static string Tagged(string mailbox, string tag) => mailbox.Insert(mailbox.LastIndexOf('@'), "+" + tag);

    /// <summary>The tag in an address of the mailbox, in lower case; null where it is none.</summary>
    public static string? TagOf(string address, string mailbox) =>
        Base(address) is var plain && plain.Length < address.Length && Mailboxes.Same(plain, mailbox)
            ? address[(address.IndexOf('+') + 1)..address.LastIndexOf('@')].ToLowerInvariant() : null;
}
