using Workflows.Stages.PublicNotice;

namespace Workflows.Host.Stages.PublicNotice;

/// <summary>Phases as the rows of notices store them.</summary>
public static class NoticePhases
{
    public static string Stored(NoticePhase phase) => phase switch
    {
        NoticePhase.Draft => "draft",
        NoticePhase.Open => "open",
        NoticePhase.Paused => "paused",
        NoticePhase.Expired => "expired",
        NoticePhase.Upheld => "upheld",
        _ => "withdrawn",
    };

    public static NoticePhase Read(string stored) => stored switch
    {
        "draft" => NoticePhase.Draft,
        "open" => NoticePhase.Open,
        "paused" => NoticePhase.Paused,
        "expired" => NoticePhase.Expired,
        "upheld" => NoticePhase.Upheld,
        "withdrawn" => NoticePhase.Withdrawn,
        _ => throw new InvalidDataException($"A notice cannot be in the phase '{stored}'."),
    };
}
