using Workflows.Engine.Commands;
using Workflows.Host.Pages.Cases;
using Workflows.Host.Pages.Cases.Reading;

namespace Workflows.Host.Api;

/// <summary>The record of a case as programs read it: each row's act in words and by name, oldest first.</summary>
public sealed class ApiJournal(JournalLines lines)
{
    private const int PageSize = 100;

    /// <param name="after">Rows after this number.</param>
    public ApiPage<ApiJournalRow> Of(SeenCase seen, long after)
    {
        var all = seen.File.Rows.Zip(lines.Recorded(seen.File)).Where(r => r.First.Row.Seq > after).Take(PageSize + 1).ToList();
        return new(
            [.. all.Take(PageSize).Select(r => Row(r.First, r.Second))],
            all.Count > PageSize ? all[PageSize - 1].First.Row.Seq.ToString(System.Globalization.CultureInfo.InvariantCulture) : null);
    }

    private static ApiJournalRow Row(RecordedRow row, Pages.Shared.Models.JournalLine line)
    {
        var command = row.Entry?.Command;
        return new(row.Row.Seq, line.At, line.What, line.Who, line.Quote, line.System)
        {
            ActorId = command?.Actor.PersonId,
            AsPost = command?.Actor.AsPost is { Length: > 0 } post ? post : null,
            OnBehalfOf = command?.Actor.OnBehalfOf is { Length: > 0 } absent ? absent : null,
            Token = command?.Actor.Through,
            Task = (command as AnswerTask)?.TaskId,
            Act = (command as AnswerTask)?.Act,
            Void = line.Void,
            Hash = row.Row.Hash,
        };
    }
}

/// <summary>One accepted command.</summary>
/// <param name="Words">What was written; null for nothing.</param>
/// <param name="Effect">What it led to, in words.</param>
public sealed record ApiJournalRow(long Seq, DateTimeOffset At, string What, string Who, string? Words, string? Effect)
{
    public required string? ActorId { get; init; }
    public required string? AsPost { get; init; }
    public required string? OnBehalfOf { get; init; }

    /// <summary>The access token through which it was done; null for a person at a page.</summary>
    public required string? Token { get; init; }
    public required string? Task { get; init; }
    public required string? Act { get; init; }

    /// <summary>It no longer counts, because the case was returned.</summary>
    public required bool Void { get; init; }
    public required string Hash { get; init; }
}
