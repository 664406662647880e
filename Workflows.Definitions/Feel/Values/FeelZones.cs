namespace Workflows.Definitions.Feel;

/// <summary>Named time zones (IANA names such as <c>Asia/Shanghai</c>).</summary>
internal static class FeelZones
{
    public static TimeZoneInfo? Find(string name) =>
        name.Length is > 0 and < 64 && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) ? zone : null;
}
