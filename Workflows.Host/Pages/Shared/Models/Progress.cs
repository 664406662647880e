namespace Workflows.Host.Pages.Shared.Models;

/// <summary>Long work: how much is done, what is being worked on, how long in words.</summary>
public sealed record Progress
{
    public required string Title { get; init; }
    public required long Done { get; init; }
    public required long Total { get; init; }

    /// <summary>What is counted: 「人」, 「件」.</summary>
    public required string Unit { get; init; }

    /// <summary>「正在处理示例物流有限公司」.</summary>
    public string Current { get; init; } = "";

    /// <summary>「还要约 2 分钟」.</summary>
    public string TimeLeft { get; init; } = "";

    /// <summary>How many could not be done so far.</summary>
    public long Failed { get; init; }

    /// <summary>The post that stops where it is safe; null where it cannot be stopped.</summary>
    public ActionLink? Stop { get; init; }

    /// <summary>Answers with this partial again; asked every two seconds until the work is over.</summary>
    public string? RefreshHref { get; init; }

    public bool Over => Done + Failed >= Total;
}
