using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Workflows.Definitions.Texts;

namespace Workflows.Definitions.Calendars;

/// <summary>
/// The items of the State Council's notice: a name, then sentences with days that are 放假 or 上班. Weekdays and numbers of days
/// in the wording are checked against the dates. Other lines are passed over unless they speak of days off or of work.
/// </summary>
internal sealed partial class NoticeWording(int year)
{
    private readonly List<HolidaySpan> _holidays = [];
    private readonly List<DateOnly> _makeup = [];
    private readonly List<NoticeProblem> _problems = [];

    public static (NoticeDays Days, ImmutableArray<NoticeProblem> Problems) Read(IEnumerable<NoticeLine> lines, int year)
    {
        var wording = new NoticeWording(year);
        foreach (var line in lines) wording.Line(line);
        return (new([.. wording._holidays], [.. wording._makeup.Order()]), [.. wording._problems]);
    }

    private void Line(NoticeLine line)
    {
        var item = Item().Match(line.Text);
        if (item.Success)
        {
            var name = HolidayNames.Short(item.Groups["name"].Value.Trim());
            foreach (var sentence in item.Groups["rest"].Value.Split('。', ';'))
                if (sentence.Trim().Length > 0) Said(line.Number, name, sentence.Trim());
        }
        else if (DayOfWork().IsMatch(line.Text)) NotUnderstood(line.Number, line.Text);
    }

    private void Said(int line, string name, string sentence)
    {
        var days = Days(line, sentence);
        if (sentence.Contains("上班")) _makeup.AddRange(days);
        else if (!sentence.Contains("放假")) NotUnderstood(line, sentence);
        else if (days is [var day] && !sentence.Contains('至')) Holiday(line, sentence, new(name, day, day));
        else if (days is [var from, var to] && sentence.Contains('至')) Holiday(line, sentence, new(name, from, to));
        else NotUnderstood(line, sentence);
    }

    private void Holiday(int line, string sentence, HolidaySpan span)
    {
        _holidays.Add(span);
        if (Count().Match(sentence) is { Success: true } count && Number(count.Groups["n"]) is var said && said != span.Days)
            _problems.Add(NoticeProblem.Of(line, "count",
                ("name", HolidayNames.Words(span.Name)), ("said", said), ("days", span.Days)));
    }

    /// <summary>The days of a sentence; a month or year not said is that of the day before it.</summary>
    private List<DateOnly> Days(int line, string sentence)
    {
        var days = new List<DateOnly>();
        var (inYear, inMonth) = (year, 0);
        foreach (Match match in Date().Matches(sentence))
        {
            if (match.Groups["y"].Success) inYear = Number(match.Groups["y"]);
            if (match.Groups["m"].Success) inMonth = Number(match.Groups["m"]);
            var number = Number(match.Groups["d"]);
            if (inMonth is < 1 or > 12 || number < 1 || inYear is < 2000 or > 2100 || number > DateTime.DaysInMonth(inYear, inMonth))
            {
                _problems.Add(NoticeProblem.Of(line, "badDay", ("text", match.Value)));
                continue;
            }
            days.Add(new DateOnly(inYear, inMonth, number));
            Weekday(line, days[^1], match.Groups["w"].Value);
        }
        return days;
    }

    private void Weekday(int line, DateOnly day, string brackets)
    {
        var at = brackets.IndexOf('周');
        if (at >= 0 && at + 1 < brackets.Length && brackets.Substring(at, 2) != DayWords.Weekday(day, Language.Chinese))
            _problems.Add(NoticeProblem.Of(line, "weekday", ("day", day), ("text", brackets.Substring(at, 2))));
    }

    private void NotUnderstood(int line, string text) =>
        _problems.Add(NoticeProblem.Of(line, "notUnderstood", ("text", text.Length <= 40 ? text : text[..40])));

    private static int Number(Group digits) => int.Parse(digits.ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^[一二三四五六七八九十]+、(?<name>[^:]{1,20}):(?<rest>.+)$")]
    private static partial Regex Item();

    [GeneratedRegex(@"(?:(?<y>[0-9]{4})年)?(?:(?<m>[0-9]{1,2})月)?(?<d>[0-9]{1,2})日(?:\((?<w>[^)]*)\))?")]
    private static partial Regex Date();

    [GeneratedRegex(@"(?:共|放假)(?<n>[0-9]{1,2})天")]
    private static partial Regex Count();

    [GeneratedRegex(@"[0-9]日.*(放假|上班)")]
    private static partial Regex DayOfWork();
}
