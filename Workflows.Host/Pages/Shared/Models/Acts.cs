using System.Collections.Immutable;
using Workflows.Host.Web;

namespace Workflows.Host.Pages.Shared.Models;

/// <summary>
/// The panel in which a task is decided: one post to <see cref="Action"/> with the fields <c>act</c>, <c>comment</c>,
/// <c>target</c> and <c>afterwards</c> beside <see cref="Hidden"/>; 「暂存」 sends <c>save=draft</c> as well.
/// Nothing is chosen beforehand unless <see cref="Chosen"/> repeats what a refused post had.
/// </summary>
public sealed record Acts
{
    public required string Action { get; init; }

    /// <summary>Where a draft is posted while somebody types; null where none is kept.</summary>
    public string? Autosave { get; init; }

    /// <summary>Command id, visit and the hash of what was seen.</summary>
    public required ImmutableDictionary<string, string> Hidden { get; init; }

    /// <summary>At most eight, the likeliest first.</summary>
    public required ImmutableArray<ActChoice> Choices { get; init; }

    public string? Chosen { get; init; }

    public string Comment { get; init; } = "";

    /// <summary>Null takes 「同意可不填，驳回、退回必填」.</summary>
    public string? CommentHint { get; init; }

    /// <summary>Reasons the administrator wrote, put into the comment by a click.</summary>
    public ImmutableArray<string> Suggestions { get; init; } = [];

    /// <summary>Where it may be returned to, the likeliest first; used by choices that return.</summary>
    public ImmutableArray<ReturnTarget> Targets { get; init; } = [];

    public string? Target { get; init; }

    /// <summary>「办完后」: null none chosen yet.</summary>
    public AfterReturn? Afterwards { get; init; }

    /// <summary>Rarer acts as links: 转办 · 委派 · 加签 · 抄送 · 只评论.</summary>
    public ImmutableArray<ActionLink> Others { get; init; } = [];

    /// <summary>「6月23日 周二 17:30 前」; null where nothing is due.</summary>
    public string? Before { get; init; }

    public Due? Due { get; init; }

    public WhyThisDay? WhyThisDay { get; init; }

    /// <summary>What was wrong with the last post.</summary>
    public ImmutableArray<string> Faults { get; init; } = [];

    /// <summary>Whether a draft can be kept.</summary>
    public bool CanSave { get; init; } = true;

    public string? SavedWords { get; init; }

    /// <summary>More of the form, shown above the comment: a partial and its model.</summary>
    public (string Partial, object Model)? Fields { get; init; }
}

/// <summary>One act: its word, what happens then, and the words of the button once chosen.</summary>
/// <param name="Value">The value of the field <c>act</c>: approve, reject, return, or the stage's own.</param>
/// <param name="Words">「同意」.</param>
/// <param name="Consequence">「交出纳示例·吴九付款 8,000.00 元并通知张三。付款前可拿回。」</param>
/// <param name="Button">「同意并交出纳付款」.</param>
public sealed record ActChoice(string Value, string Words, string Consequence, string Button)
{
    /// <summary>True where the choice asks for a target and for what comes afterwards.</summary>
    public bool Returns { get; init; }

    public bool NeedsReason { get; init; }

    /// <summary>Destructive: the phone's button is drawn in the colour of rejection.</summary>
    public bool Destructive { get; init; }

    /// <summary>Why it cannot be chosen now; the act stays visible. Null where it can.</summary>
    public string? Blocked { get; init; }

    /// <summary>The key that chooses it: A, R, D; null none.</summary>
    public string? Key { get; init; }
}

public sealed record ReturnTarget(string Value, string Words);

/// <summary>After the rework: the stages between run again, or it comes straight back.</summary>
public enum AfterReturn { RunAgain, StraightBack }
