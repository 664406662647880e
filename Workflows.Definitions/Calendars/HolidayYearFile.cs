using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace Workflows.Definitions.Calendars;

/// <summary>
/// A year as it is shipped and stored:
/// <c>{ "year": 2026, "source": "…", "holidays": [ { "name", "from", "to" } ], "makeupWorkdays": [ "2026-01-04" ] }</c>.
/// </summary>
public static class HolidayYearFile
{
    private static readonly JsonSerializerOptions Readable = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    public static HolidayYearReading Read(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return HolidayYearReading.Of(Year(document.RootElement), []);
        }
        catch (Exception broken) when (broken is JsonException or FormatException or KeyNotFoundException or InvalidOperationException)
        {
            return HolidayYearReading.Refused(NoticeProblem.Of(0, "notAYearFile"));
        }
    }

    public static string Write(HolidayYear year) => JsonSerializer.Serialize(new
    {
        year.Year,
        year.Source,
        Holidays = year.Holidays.Select(s => new { s.Name, s.From, s.To }),
        year.MakeupWorkdays,
    }, Readable);

    private static HolidayYear Year(JsonElement root) => new(
        root.GetProperty("year").GetInt32(),
        [.. root.GetProperty("holidays").EnumerateArray().Select(h => new HolidaySpan(
            h.GetProperty("name").GetString()!, Day(h.GetProperty("from")), Day(h.GetProperty("to"))))],
        [.. root.GetProperty("makeupWorkdays").EnumerateArray().Select(Day)],
        root.GetProperty("source").GetString()!);

    private static DateOnly Day(JsonElement day) =>
        DateOnly.ParseExact(day.GetString() ?? "", "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
