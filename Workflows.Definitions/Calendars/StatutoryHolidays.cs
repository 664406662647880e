using System.Collections.Concurrent;
using System.Collections.Frozen;

namespace Workflows.Definitions.Calendars;

/// <summary>
/// The thirteen holidays of the law (G-20) with the day off instead for each that falls on a weekend (G-21), for years whose
/// notice is not published. Days moved to build longer holidays are unknown then and not guessed. Two holidays on one day give
/// one day off. Outside 2000 to 2099 only the holidays of the common calendar are known.
/// </summary>
public static class StatutoryHolidays
{
    private static readonly ConcurrentDictionary<int, FrozenDictionary<DateOnly, string>> Years = new();

    /// <summary>The holiday a day belongs to, itself or as the day off instead; null on other days.</summary>
    public static string? NameOf(DateOnly day) =>
        Years.GetOrAdd(day.Year, y => WithSubstitutes(Of(y))).GetValueOrDefault(day);

    /// <summary>The thirteen days themselves, in order of the year, without days off instead (G-20).</summary>
    public static IReadOnlyList<(DateOnly Day, string Name)> Of(int year) =>
        [.. Common(year).Concat(LunarDays.Knows(year) ? Lunar(year) : []).OrderBy(h => h.Day)];

    private static IEnumerable<(DateOnly Day, string Name)> Common(int year) =>
    [
        (new(year, 1, 1), "元旦"),
        (new(year, 5, 1), "劳动节"), (new(year, 5, 2), "劳动节"),
        (new(year, 10, 1), "国庆"), (new(year, 10, 2), "国庆"), (new(year, 10, 3), "国庆"),
    ];

    private static IEnumerable<(DateOnly Day, string Name)> Lunar(int year)
    {
        var newYear = LunarDays.Of(year, 1, 1);
        for (var n = -1; n <= 2; n++) yield return (newYear.AddDays(n), "春节");
        yield return (LunarDays.Qingming(year), "清明");
        yield return (LunarDays.Of(year, 5, 5), "端午");
        yield return (LunarDays.Of(year, 8, 15), "中秋");
    }

    private static FrozenDictionary<DateOnly, string> WithSubstitutes(IReadOnlyList<(DateOnly Day, string Name)> holidays)
    {
        var names = new Dictionary<DateOnly, string>();
        foreach (var (day, name) in holidays) names.TryAdd(day, name);
        foreach (var (day, name) in holidays.Where(h => WorkCalendar.IsWeekend(h.Day)))
        {
            var instead = day.AddDays(1);
            while (WorkCalendar.IsWeekend(instead) || names.ContainsKey(instead)) instead = instead.AddDays(1);
            names[instead] = name;
        }
        return names.ToFrozenDictionary();
    }
}
