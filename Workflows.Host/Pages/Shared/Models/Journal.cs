using System.Collections.Immutable;
using Workflows.Host.Web;

namespace Workflows.Host.Pages.Shared.Models;

/// <summary>What happened to a case, newest first.</summary>
/// <param name="Filter">「只看意见」 or back to everything; null shows none.</param>
public sealed record Journal(ImmutableArray<JournalLine> Lines, ActionLink? Filter = null, Pager? Pager = null);

/// <summary>One entry: the act, who, when, and the words written.</summary>
/// <param name="What">「经济核对」, 「退回补材料」.</param>
/// <param name="Who">Who acted, with 「代 …」 where on behalf of another; or what was found.</param>
public sealed record JournalLine(string What, string Who, DateTimeOffset At, Tone Tone)
{
    /// <summary>Null takes the icon of the tone.</summary>
    public string? Icon { get; init; }

    /// <summary>The opinion, as written.</summary>
    public string? Quote { get; init; }

    /// <summary>What the system did about it: 「已发邮件和站内信」.</summary>
    public string? System { get; init; }

    /// <summary>An answer that no longer counts because the visit was closed: 作废.</summary>
    public bool Void { get; init; }
}
