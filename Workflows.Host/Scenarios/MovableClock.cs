namespace Workflows.Host.Scenarios;

/// <summary>A clock that stands until it is moved. Never moves back.</summary>
public class MovableClock(DateTimeOffset start) : TimeProvider
{
    private DateTimeOffset _now = start.ToUniversalTime();

    public override DateTimeOffset GetUtcNow() => _now;

    public void MoveTo(DateTimeOffset instant) => _now = instant > _now ? instant.ToUniversalTime() : _now;

    public void Move(TimeSpan by) => MoveTo(_now + by);
}
