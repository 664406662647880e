using Workflows.Definitions.Texts;

namespace Workflows.Definitions.Calendars;

/// <summary>The names of holidays: short as people say them, and in the reader's language.</summary>
public static class HolidayNames
{
    private static readonly Dictionary<string, string> Keys = new(StringComparer.Ordinal)
    {
        ["元旦"] = "calendars.holiday.newYear",
        ["春节"] = "calendars.holiday.springFestival",
        ["清明"] = "calendars.holiday.qingming",
        ["劳动节"] = "calendars.holiday.labourDay",
        ["端午"] = "calendars.holiday.dragonBoat",
        ["中秋"] = "calendars.holiday.midAutumn",
        ["国庆"] = "calendars.holiday.nationalDay",
    };

    /// <summary>「国庆节、中秋节」 becomes 「国庆、中秋」; 春节 and 劳动节 keep their 节.</summary>
    public static string Short(string name) =>
        string.Join('、', name.Split('、', StringSplitOptions.TrimEntries).Select(one =>
            one.EndsWith('节') && Keys.ContainsKey(one[..^1]) ? one[..^1] : one));

    /// <summary>The name as something to be said; an unknown name is said as it stands.</summary>
    public static object Words(string name) =>
        SentenceList.Of([.. name.Split('、').Select(one => Keys.TryGetValue(one, out var key) ? Sentence.Of(key) : (object)one)])!;
}
