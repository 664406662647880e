using System.Text;
using Microsoft.Playwright;
using Workflows.Testing;

namespace Workflows.Browser.Tests.Walk;

/// <summary>An administrator takes in a table, looks at the organisation and ends a term; an auditor takes lists away. At the desk and on the phone.</summary>
public sealed class ImportWalkTests(TestServer server, Chromium chromium)
{
    private const string Table = """
        示例街道新建单位
        单位名称,单位编号,层级,上级单位,备注
        示例导入一公司工会,DR-01,企业,示例街道总工会,无
        示例导入二公司工会,DR-02,集团,示例街道总工会,无
        示例导入三公司工会,DR-03,企业,没有这个单位,无
        """;

    [Theory, InlineData(1366, false), InlineData(390, true)]
    public async Task A_table_is_tried_mended_and_written(int width, bool isPhone)
    {
        var look = new Look($"imports-{width}", width, isPhone);
        await using var town = await Town.OpenAsync(server, chromium, look, "05-18 08:00");

        var administrator = await town.AtAsync("05-20 09:00", "qin-guan");
        await (await administrator.GoAsync("/admin/imports")).LookAsync("imports-none");
        await administrator.FollowAsync("单位");
        await administrator.LookAsync("new");
        await SendAsync(administrator, Table);
        Assert.Contains("3 行里有 2 行有问题", await administrator.WordsAsync(), StringComparison.Ordinal);
        await administrator.LookAsync("trial-faulty");
        await administrator.FollowAsync("再导入一个文件");
        await SendAsync(administrator, Table.Replace("集团", "企业", StringComparison.Ordinal).Replace("没有这个单位", "s1", StringComparison.Ordinal));
        await administrator.LookAsync("trial-good");
        await administrator.PressAsync("导入这 3 行");
        await administrator.Page.Locator(".note.pass").WaitForAsync();
        Assert.Contains("已写入：新增 3 行", await administrator.WordsAsync(), StringComparison.Ordinal);
        await administrator.LookAsync("written");
        await (await administrator.GoAsync("/admin/imports")).LookAsync("imports-past");

        await (await administrator.GoAsync("/admin/organization")).LookAsync("organization-top");
        await (await administrator.GoAsync("/admin/organization?unit=s1")).LookAsync("organization-unit");
        await administrator.FollowAsync("改这个单位");
        await administrator.LookAsync("unit-change");
        await administrator.FillAsync("发文代字（可以不填）", "示新工");
        await administrator.SendAsync("保存发文代字");
        await administrator.FollowAsync("示例·周八");
        await administrator.Page.Locator(".term-end summary").First.ClickAsync();
        await administrator.LookAsync("person");

        var auditor = await town.AtAsync("05-20 10:00", "xu-he");
        await (await auditor.GoAsync("/audit/exports")).LookAsync("exports");
        await (await auditor.GoAsync("/audit/samples")).LookAsync("samples");

        Assert.Empty(look.Faults);
    }

    private static async Task SendAsync(Walker administrator, string table)
    {
        await administrator.Page.Locator("#table").SetInputFilesAsync(new FilePayload { Name = "单位.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(table) });
        await administrator.PressAsync("试读（不写入）");
        await administrator.Page.Locator(".import-run").WaitForAsync();
    }
}
