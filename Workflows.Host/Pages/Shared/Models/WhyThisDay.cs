using System.Collections.Immutable;
using Workflows.Definitions.Calendars;
using Workflows.Definitions.RulePacks;
using Workflows.Host.Web;

namespace Workflows.Host.Pages.Shared.Models;

/// <summary>The answer to 「为什么是这一天？」: a strip of days, one sentence, the rule with its source.</summary>
public sealed record WhyThisDay
{
    public required ImmutableArray<DayStripCell> Cells { get; init; }

    /// <summary>「3 个工作日，收到当天不算，端午 3 天不算。」</summary>
    public required string Sentence { get; init; }

    /// <summary>「规则 G-10，示例区总工会规则包 2026.1：民法典第二百零一条」.</summary>
    public required string Rule { get; init; }

    /// <summary>A warning in amber: provisional calendar, or a rule that is not certain.</summary>
    public ImmutableArray<string> Warnings { get; init; } = [];

    public string? RuleHref { get; init; }

    /// <summary>The clock of a public notice has a colour of its own.</summary>
    public bool OfNotice { get; init; }

    /// <summary>Shown at once instead of behind a click.</summary>
    public bool Opened { get; init; }

    /// <summary>Above nine cells the letters are smaller.</summary>
    public bool Many => Cells.Length > 8;
}

/// <summary>One day, or the gap 「中间 9 天」 where <see cref="Weekday"/> is empty.</summary>
/// <param name="Css">off, on, end; now beside them; gap.</param>
public sealed record DayStripCell(string Weekday, string Day, string Role, string Css)
{
    public bool IsGap => Weekday.Length == 0;
}
