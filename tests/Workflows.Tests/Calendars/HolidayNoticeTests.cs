using Workflows.Definitions.Calendars;
using static Workflows.Tests.Calendars.Rules;

namespace Workflows.Tests.Calendars;

public class HolidayNoticeTests
{
    private const string Notice2026 = """
        国务院办公厅关于2026年部分节假日安排的通知
        一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。
        二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。
        三、清明节：4月4日（周六）至6日（周一）放假，共3天。
        四、劳动节：5月1日（周五）至5日（周二）放假调休，共5天。5月9日（周六）上班。
        五、端午节：6月19日（周五）至21日（周日）放假，共3天。
        六、中秋节：9月25日（周五）至27日（周日）放假，共3天。
        七、国庆节：10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）、10月10日（周六）上班。
        节假日期间，请妥善安排好值班和安全、保卫等工作。
        """;

    [Fact]
    public void The_wording_of_the_notice_gives_the_shipped_year()
    {
        var reading = HolidayNotice.Parse(Notice2026);
        Assert.Empty(reading.Problems);
        Assert.Equal(248, reading.WorkingDays);
        var shipped = ShippedCalendars.Years.Single(y => y.Year == 2026);
        Assert.Equal(HolidayYearFile.Write(shipped), HolidayYearFile.Write(reading.Year!));
    }

    [Fact]
    public void Half_width_signs_read_the_same()
    {
        var plain = Notice2026.Replace('（', '(').Replace('）', ')').Replace('，', ',').Replace('：', ':');
        Assert.Equal(248, HolidayNotice.Parse(plain).WorkingDays);
    }

    [Fact]
    public void A_single_day_and_a_year_said_aloud_are_understood()
    {
        var year = HolidayNotice.Parse("""
            一、元旦：2022年12月31日至2023年1月2日放假调休，共3天。
            二、春节：1月21日至27日放假调休，共7天。1月28日（周六）、1月29日（周日）上班。
            三、清明节：4月5日（周三）放假1天，不调休。
            四、劳动节：4月29日至5月3日放假调休，共5天。4月23日（周日）、5月6日（周六）上班。
            五、端午节：6月22日至24日放假调休，共3天。6月25日（周日）上班。
            六、中秋节、国庆节：9月29日至10月6日放假调休，共8天。10月7日（周六）、10月8日（周日）上班。
            """, 2023).Year!;
        Assert.Equal(new("元旦", Day("2022-12-31"), Day("2023-01-02")), year.Holidays[0]);
        Assert.Equal(new("清明", Day("2023-04-05"), Day("2023-04-05")), year.Holidays[2]);
        Assert.Equal("中秋、国庆", year.Holidays[5].Name);
        Assert.Equal(Day("2023-10-06"), year.Holidays[5].To);
        Assert.Equal(7, year.MakeupWorkdays.Length);
    }

    [Fact]
    public void Rows_give_the_same_year()
    {
        var shipped = ShippedCalendars.Years.Single(y => y.Year == 2026);
        var rows = shipped.Holidays.SelectMany(s => s.EachDay().Select(d => $"{d:yyyy-MM-dd},放假,{s.Name}"))
            .Concat(shipped.MakeupWorkdays.Select(d => $"{d:yyyy/M/d},上班,"));
        var reading = HolidayNotice.Parse("\uFEFF日期,类型,名称\r\n" + string.Join("\r\n", rows));
        Assert.Equal(248, reading.WorkingDays);
        Assert.Equal(HolidayYearFile.Write(shipped), HolidayYearFile.Write(reading.Year!));
    }

    [Theory]
    [InlineData("1月1日（周四）至3日（周六）放假调休，共3天", "1月1日（周五）至3日（周六）放假调休，共3天", "2026年1月1日 周四 不是周五")]
    [InlineData("6月19日（周五）至21日（周日）放假，共3天", "6月19日（周五）至21日（周日）放假，共4天", "端午写共 4 天，按日期是 3 天")]
    [InlineData("4月4日（周六）至6日（周一）放假", "4月31日至6日放假", "没有这一天：4月31日")]
    [InlineData("5月9日（周六）上班", "5月9日（周六）或者", "没有读懂：5月9日(周六)或者")]
    public void A_wrong_sentence_is_named_with_its_line(string right, string wrong, string said)
    {
        var reading = HolidayNotice.Parse(Notice2026.Replace(right, wrong));
        Assert.Null(reading.Year);
        var problem = reading.Problems[0];
        Assert.Equal(said, Chinese(problem.Words));
        Assert.Equal(1 + Notice2026.Split('\n').ToList().FindIndex(l => l.Contains(right)), problem.Line);
    }

    [Theory]
    [InlineData("1月4日（周日）上班", "1月2日（周五）上班", "2026年1月2日 周五 出现了两次")]
    [InlineData("1月4日（周日）上班", "1月5日（周一）上班", "2026年1月5日 周一 本来就要上班，不是调休")]
    [InlineData("六、中秋节：9月25日（周五）至27日（周日）", "六、中秋节：9月24日（周四）至24日（周四）", "2026年9月25日 周五是中秋，依法放假，这里没有")]
    [InlineData("五、端午节：6月19日（周五）至21日", "五、端午节：6月21日至19日", "端午的日期不对：2026年6月21日 周日 到 2026年6月19日 周五")]
    public void Days_that_contradict_are_refused(string right, string wrong, string said) =>
        Assert.Contains(said, HolidayNotice.Parse(Notice2026.Replace(right, wrong).Replace("，共3天", "").Replace("（周日）", ""))
            .Problems.Select(p => Chinese(p.Words)));

    [Fact]
    public void Rows_that_are_wrong_are_named_with_their_line()
    {
        var reading = HolidayNotice.Parse("日期,类型,名称\n2026-01-01,放假,元旦\n2026-02-30,放假,春节\n2026-02-17,休息,春节\n2026-02-18,放假,");
        Assert.Equal([(3, "没有这一天：2026-02-30"), (4, "类型应是放假或上班，现在是 休息"), (5, "放假要写节日名称")],
            reading.Problems.Select(p => (p.Line, Chinese(p.Words))));
    }

    [Fact]
    public void Text_without_a_year_or_without_days_is_refused()
    {
        Assert.Equal("calendars.notice.noYear", HolidayNotice.Parse("一、元旦：1月1日放假1天。").Problems.Single().Words.Key);
        Assert.Equal("calendars.notice.nothing", HolidayNotice.Parse("您好", 2026).Problems.Single().Words.Key);
    }

    [Fact]
    public void A_file_that_is_none_is_refused()
    {
        Assert.Equal("calendars.notice.notAYearFile", HolidayYearFile.Read("{}").Problems.Single().Words.Key);
        Assert.Equal("calendars.notice.notAYearFile", HolidayYearFile.Read("[").Problems.Single().Words.Key);
    }

    [Fact]
    public void A_notice_of_another_year_is_refused() =>
        Assert.Contains("2026年1月1日 周四 不属于 2028 年的放假安排", HolidayYearFile
            .Read(HolidayYearFile.Write(ShippedCalendars.Years.Single(y => y.Year == 2026) with { Year = 2028 }))
            .Problems.Select(p => Chinese(p.Words)));
}
