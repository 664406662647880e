namespace Workflows.Host.Identity;

/// <summary>
/// How long a sign-in lasts: settings <c>Sessions:Hours</c> and <c>Sessions:IdleMinutes</c> for everybody,
/// <c>Sessions:AdministratorIdleMinutes</c> for administrators, <c>Sessions:RememberedDays</c> for 「记住我」, which administrators
/// do not have.
/// </summary>
public sealed record SessionLimits
{
    public const string Section = "Sessions";

    public int Hours { get; init; } = 12;
    public int IdleMinutes { get; init; } = 120;
    public int AdministratorIdleMinutes { get; init; } = 30;
    public int RememberedDays { get; init; } = 30;

    public static SessionLimits From(IConfiguration settings) => settings.GetSection(Section).Get<SessionLimits>() ?? new();

    /// <summary>From its beginning to its latest end, and how long it may lie unused; null = as long as it lasts.</summary>
    public (TimeSpan Longest, int? IdleMinutes) Of(bool administrator, bool remembered) => (administrator, remembered) switch
    {
        (true, _) => (TimeSpan.FromHours(Hours), AdministratorIdleMinutes),
        (_, true) => (TimeSpan.FromDays(RememberedDays), null),
        _ => (TimeSpan.FromHours(Hours), IdleMinutes),
    };
}
