using Workflows.Data.Notices;
using Workflows.Definitions.Calendars;
using Workflows.Engine.Journal;
using Workflows.Stages.PublicNotice;

namespace Workflows.Host.Stages.PublicNotice;

/// <summary>A notice as anybody may read it.</summary>
/// <param name="Until">Null before publishing.</param>
/// <param name="Code">Hash of the words, 64 hexadecimal digits.</param>
public sealed record PublishedNotice(
    string Slug, string InstanceId, string NodeId, int Visit, NoticePhase Phase, NoticePaper Paper, DateOnly? From, Deadline? Until,
    string Code, DateTimeOffset ChangedAt)
{
    /// <summary>The beginning of the hash, as it stands on the sheet: <c>7f3a 91c4 0be2 55d8</c>.</summary>
    public string ShortCode => string.Join(' ', Code[..16].Chunk(4).Select(c => new string(c)));

    /// <summary>True where its words may be shown: it was put up and neither taken down nor found wrong.</summary>
    public bool IsShown => Phase is NoticePhase.Open or NoticePhase.Paused or NoticePhase.Expired;

    /// <summary>Objections are taken until 24:00 of the last day, and while one is being looked into.</summary>
    public bool TakesObjections(DateOnly today) =>
        Phase == NoticePhase.Paused || Phase == NoticePhase.Open && Until is { } until && today <= until.Day;

    internal static PublishedNotice Of(NoticeRow row, JournalJson json) => new(
        row.Slug, row.InstanceId, row.NodeId, row.Visit, NoticePhases.Read(row.Phase), NoticePaper.FromJson(row.PublicValues), row.FromDay,
        row.Deadline is { } until ? json.ReadDeadline(until) : null, row.Hash, row.ChangedAt);
}
