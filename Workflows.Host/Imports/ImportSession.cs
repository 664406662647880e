using Workflows.Data;
using Workflows.Definitions.Texts;
using Workflows.Host.Sealing;

namespace Workflows.Host.Imports;

/// <summary>What reading and judging rows needs: the database, who imports, and the instant it counts as.</summary>
public sealed record ImportSession(WorkflowsContext Data, Sealer Sealer, TextCatalog Texts, TimeZoneInfo Zone)
{
    /// <summary>The person who imports.</summary>
    public required string By { get; init; }

    /// <summary>The run; part of the keys of what is written once only.</summary>
    public required string RunId { get; init; }

    public required DateTimeOffset Now { get; init; }

    /// <summary>True where what is judged is then written: what must not change meanwhile is locked.</summary>
    public bool Applies { get; init; }

    public DateOnly Today => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(Now, Zone).DateTime);

    /// <summary>The first instant of a legal day.</summary>
    public DateTimeOffset Beginning(DateOnly day)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(midnight, Zone.GetUtcOffset(midnight)).ToUniversalTime();
    }

    /// <summary>The legal day of an instant.</summary>
    public DateOnly DayOf(DateTimeOffset at) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, Zone).DateTime);

    public string NewId() => Guid.CreateVersion7(Now).ToString("N");
}
