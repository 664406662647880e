namespace Workflows.Host.Mail.Receiving;

/// <summary>Secret addresses that replies go to: the mailbox's own with a tag that only the person who was asked was told (<c>box+tag@host</c>).</summary>
public static class ReplyAddresses
{
    /// <summary>The mailbox without the tag.</summary>
    public static string Base(string address) =>
        address.LastIndexOf('@') is > 0 and var at && address.IndexOf('+') is > 0 and var plus && plus < at ? address[..plus] + address[at..] : address;
}
