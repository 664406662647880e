namespace Workflows.Testing;

/// <summary>A clock that stands until it is moved. Begins on Thursday 18 June 2026, 10:00 in Shanghai.</summary>
public sealed class TestClock : TimeProvider
{
    private DateTimeOffset _now = new(2026, 6, 18, 2, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => _now;

    public void MoveTo(DateTimeOffset instant) => _now = instant.ToUniversalTime();

    public void Move(TimeSpan by) => _now += by;
}
