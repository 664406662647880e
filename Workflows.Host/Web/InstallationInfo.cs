namespace Workflows.Host.Web;

/// <summary>
/// What this installation is: whose it is, where its days begin, and whether it only demonstrates.
/// Read from the settings <c>Installation:Demonstration</c>, <c>Installation:UnionName</c> and <c>Installation:TimeZone</c>.
/// </summary>
/// <param name="Demonstration">True where all people, units and amounts are examples; every page then says so. Default false.</param>
/// <param name="UnionName">The name at the top of pages and papers. Empty where none is set.</param>
public sealed record InstallationInfo(bool Demonstration, string UnionName)
{
    /// <summary>The zone whose midnight begins a legal day. Default Asia/Shanghai.</summary>
    public TimeZoneInfo Zone { get; init; } = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    /// <summary>False while the assistant of the first start is open; every address then leads to it. Default true.</summary>
    public bool IsSetUp { get; init; } = true;

    /// <summary>An instant to the minute in the installation's zone, as the doctor writes it: <c>2026-06-18 09:20</c>.</summary>
    public string MinuteOf(DateTimeOffset at) =>
        TimeZoneInfo.ConvertTime(at, Zone).ToString("yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture);

    public static InstallationInfo From(IConfiguration settings)
    {
        var info = new InstallationInfo(
            settings.GetValue("Installation:Demonstration", false),
            settings["Installation:UnionName"] ?? "");
        return settings["Installation:TimeZone"] is { Length: > 0 } zone
            ? info with { Zone = TimeZoneInfo.FindSystemTimeZoneById(zone) }
            : info;
    }
}
