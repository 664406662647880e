using System.Net;
using Workflows.Testing;

namespace Workflows.Host.Tests.Admin;

/// <summary>Rules, calendar and due days as an administrator reads them.</summary>
public sealed class RulePageTests(TestHost host) : IClassFixture<TestHost>
{
    [Fact]
    public async Task Every_parameter_stands_with_value_source_and_confidence()
    {
        using var reader = await AdminReader.SignedInAsync(host);
        var page = await reader.PageAsync("/admin/rules?Pack=demo-street&q=A-1");
        var rows = page.QuerySelectorAll("table.rules tbody tr").ToDictionary(r => r.Id!, r => Cells(r));

        Assert.Contains("5 个工作日", rows["A-12.notice"], StringComparison.Ordinal);
        Assert.Contains("8,000.00 元", rows["A-15.singleLimit"], StringComparison.Ordinal);
        Assert.Contains("演示数值", rows["A-15.singleLimit"], StringComparison.Ordinal);
        Assert.Contains("待确认", rows["A-15.singleLimit"], StringComparison.Ordinal);
        Assert.Contains("确定", rows["A-12.notice"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_known_rule_names_the_law_without_an_article()
    {
        using var reader = await AdminReader.SignedInAsync(host);
        var page = await reader.PageAsync("/admin/rules?Pack=cn&Sure=Known");

        Assert.NotEmpty(page.QuerySelectorAll("table.rules tbody tr"));
        Assert.All(page.QuerySelectorAll("table.rules tbody tr"), row => Assert.DoesNotMatch("第[0-9]+条", row.QuerySelectorAll("td")[3].TextContent));
    }

    [Theory]
    [InlineData("/admin/rules")]
    [InlineData("/admin/rules/years")]
    [InlineData("/admin/stuck")]
    [InlineData("/admin/journal")]
    public async Task Whoever_is_no_administrator_is_refused(string address)
    {
        using var staff = await AdminReader.SignedInAsync(host, "zhou-ba");
        Assert.Equal(HttpStatusCode.Forbidden, (await staff.GetAsync(address)).StatusCode);
    }

    [Fact]
    public async Task The_years_are_listed_with_their_working_days_and_the_next_is_provisional()
    {
        using var reader = await AdminReader.SignedInAsync(host);
        var rows = (await reader.PageAsync("/admin/rules/years")).QuerySelectorAll("table.years tbody tr").Select(r => Cells(r)).ToList();

        Assert.Equal(3, rows.Count);
        Assert.Contains("2026 元旦 2026年1月1日 – 2026年1月3日 3 天", rows[1], StringComparison.Ordinal);
        Assert.Contains(" 248 ", rows[1], StringComparison.Ordinal);
        Assert.Contains("2027 暂定", rows[2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_trial_shows_every_line_that_was_not_understood_and_saves_nothing()
    {
        using var reader = await AdminReader.SignedInAsync(host);
        const string text = "关于2027年部分节假日安排的通知\n一、元旦：1月1日（周四）放假。\n二、春节：2月5日至11日放假调休，共8天。";
        var page = await AdminReader.ParseAsync(await reader.PostAsync("/admin/rules/years", "/admin/rules/years?handler=Try", ("Text", text)));
        var bad = page.QuerySelectorAll("section[aria-label=试读结果] tbody tr").Select(r => Cells(r)).ToList();

        Assert.Contains(bad, b => b.StartsWith("2 一、元旦：1月1日（周四）放假。", StringComparison.Ordinal) && b.Contains("不是周四", StringComparison.Ordinal));
        Assert.Contains(bad, b => b.StartsWith("3 二、春节", StringComparison.Ordinal) && b.Contains("按日期是 7 天", StringComparison.Ordinal));
        Assert.Contains("2027暂定", AdminReader.Text(await reader.PageAsync("/admin/rules/years")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_due_day_is_worked_out_with_its_reason()
    {
        using var staff = await AdminReader.SignedInAsync(host, "li-si");
        var text = AdminReader.Text(await staff.PageAsync("/due-days?Pack=cn&Rule=A-12.notice&From=2026-04-28&Start=Published"));

        Assert.Contains("到 2026年5月8日 周五 24:00 止", text, StringComparison.Ordinal);
        Assert.Contains("5 个工作日，发布当天不算，劳动节放假不算。", text, StringComparison.Ordinal);
        Assert.Contains("2026年5月9日 周六 起可以进入下一步", text, StringComparison.Ordinal);
        Assert.Contains("起算日 2026年4月28日 周二：公示发布。", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rules_are_picked_by_process_and_the_kind_of_unit_decides()
    {
        using var staff = await AdminReader.SignedInAsync(host, "li-si");
        var page = await staff.PageAsync("/due-days?Pack=cn&Rule=E-75.acting&From=2026-04-01&Unit=Agency");

        Assert.Contains("信访与诉求", page.QuerySelectorAll("#rule optgroup").Select(g => g.GetAttribute("label")));
        Assert.Equal("E-75.acting", page.QuerySelector("#rule option[selected]")!.GetAttribute("value"));
        Assert.Contains("填“开始主持工作”那天的日期", AdminReader.Text(page), StringComparison.Ordinal);
        Assert.Contains("到 2026年10月8日 周四 24:00 止", AdminReader.Text(page), StringComparison.Ordinal);
        Assert.Contains("另一个是 2026年7月1日 周三（E-73）", AdminReader.Text(page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_day_that_is_none_is_said_beside_the_form()
    {
        using var staff = await AdminReader.SignedInAsync(host, "li-si");
        Assert.Contains("请填写起算日", AdminReader.Text(await staff.PageAsync("/due-days?Pack=cn&Rule=A-12.notice&From=2026-02-30")), StringComparison.Ordinal);
    }

    /// <summary>The cells of a row, each with its spaces made one.</summary>
    private static string Cells(AngleSharp.Dom.IElement row) => string.Join(' ', row.QuerySelectorAll("td").Select(c =>
        string.Join(' ', c.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))));
}
