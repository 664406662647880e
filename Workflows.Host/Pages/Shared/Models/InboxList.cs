using System.Collections.Immutable;
using Workflows.Definitions;
using Workflows.Host.Web;

namespace Workflows.Host.Pages.Shared.Models;

/// <summary>The rows of a list of tasks in their groups.</summary>
public sealed record InboxList
{
    /// <summary>What the list is, for readers of screens: 「待办清单」.</summary>
    public required string Label { get; init; }

    public required ImmutableArray<InboxGroup> Groups { get; init; }

    /// <summary>Where ticked rows are sent to be checked one by one; null where nothing can be approved in a batch.</summary>
    public string? BatchAction { get; init; }

    /// <summary>True where something is sent from the list, so that it needs its guard.</summary>
    public bool Sends => BatchAction is not null || Groups.Any(g => g.Rows.Any(r => r.Press is not null));
}

/// <summary>Rows under one heading. <see cref="Words"/> empty shows the rows without one.</summary>
public sealed record InboxGroup(string Words, Tone Tone, string Icon, ImmutableArray<InboxRow> Rows)
{
    /// <summary>How many there are in all, where more than the rows shown.</summary>
    public int? Count { get; init; }

    /// <summary>The heading of the design for that nearness: 逾期 · 今天到期 · 七个工作日内 · 以后 · 等待中，暂不计时.</summary>
    public static InboxGroup Of(Nearness nearness, ImmutableArray<InboxRow> rows, Reader reader) => nearness switch
    {
        Nearness.Over => new(reader.T("inbox.group.over"), Tone.Over, "warn", rows),
        Nearness.Today => new(reader.T("inbox.group.today"), Tone.Soon, "clock", rows),
        Nearness.WithinSevenWorkingDays => new(reader.T("inbox.group.soon"), Tone.Plain, "calendar", rows),
        Nearness.Later => new(reader.T("inbox.group.later"), Tone.Plain, "calendar", rows),
        _ => new(reader.T("inbox.group.waiting"), Tone.Plain, "pause", rows),
    };
}

/// <summary>One task or case: what it is about, at which stage, why it is the reader's, and until when.</summary>
public sealed record InboxRow
{
    /// <summary>The value of the row's box: the task's id.</summary>
    public required string Id { get; init; }

    public required string Href { get; init; }

    /// <summary>Person or unit, matter, amount: 「示例·张三 医疗救助 8,000.00 元」.</summary>
    public required string Title { get; init; }

    /// <summary>Process · number · unit.</summary>
    public required string Meta { get; init; }

    public required Chip Stage { get; init; }

    /// <summary>Why it is the reader's, as a sentence; the name of another person in it is strong.</summary>
    public required Emphasis Why { get; init; }

    /// <summary>Null where nothing is due, as in lists of finished cases; then <see cref="Aside"/> stands there.</summary>
    public Due? Due { get; init; }

    /// <summary>What stands in the place of the due day: when it was done, where it stands now.</summary>
    public string? Aside { get; init; }

    /// <summary>Not opened yet: a dot, and bold.</summary>
    public bool IsNew { get; init; }

    public bool Sensitive { get; init; }

    /// <summary>Acted upon since the list was loaded; keeps its place.</summary>
    public bool Acted { get; init; }

    /// <summary>Whether the definition allows approving in a batch.</summary>
    public bool Selectable { get; init; }

    /// <summary>Why the box is closed, as its hint; null takes the general sentence.</summary>
    public string? WhyNotSelectable { get; init; }

    /// <summary>One press beside the row: taking a task. Null where there is none.</summary>
    public ActionLink? Press { get; init; }

    /// <summary>Added up over the ticked rows.</summary>
    public Money? Amount { get; init; }
}
