using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Workflows.Data;
using Workflows.Testing;

namespace Workflows.Host.Tests.Cases;

/// <summary>The page of a case over the real process, host and database.</summary>
public sealed class CasePageTests(TestHost host) : IClassFixture<TestHost>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_case_at_its_decision_shows_its_stages_its_record_and_who_is_waited_for()
    {
        var filed = await (await HardshipCase.FiledAsync(host, "shown", Ct)).ToDecisionAsync(Ct);
        var page = await (await host.SignedInAsync("zhou-ba")).ReadAsync("/cases/shown", Ct);

        Assert.StartsWith("示例·张三 医疗救助", page.QuerySelector("h1").Words);
        Assert.Contains(filed.State.Number, page.QuerySelector(".sub").Words);
        Assert.Equal("街道审批", page.QuerySelector(".stages li[aria-current=step] b").Words);
        Assert.Contains(page.QuerySelectorAll(".stages li.done b"), b => b.Words == "入户核查");
        Assert.Contains(page.QuerySelectorAll(".stages li.off"), li => li.Words.Contains("人工复核"));
        Assert.DoesNotContain(page.QuerySelectorAll(".stages li.done b"), b => b.Words == "区总审批");
        Assert.Equal("示例·周八", page.QuerySelector("aside .people b").Words);
        Assert.Equal($"/tasks/{Uri.EscapeDataString(filed.State.Tasks[0].Id)}", page.QuerySelector(".head .btn.main")!.GetAttribute("href"));
        var record = page.QuerySelectorAll(".log li").Select(li => li.Words).ToList();
        Assert.StartsWith("街道审批等示例·周八办理", record[0]);
        Assert.StartsWith("公示期满", record[1]);
        Assert.Contains(record, line => line.Contains("示例·王五，示例纺织有限公司工会主席") && line.Contains("材料齐全，情况属实，同意上报。"));
        Assert.StartsWith("提交申请示例·李四", record[^1]);
        Assert.Contains("8 条，前后相连无缺", page.QuerySelector("aside").Words);
    }

    [Fact]
    public async Task Opinions_alone_are_shown_on_request()
    {
        await (await HardshipCase.FiledAsync(host, "opinions", Ct)).ToNoticeAsync(Ct);
        var page = await (await host.SignedInAsync("zhou-ba")).ReadAsync("/cases/opinions?only=opinions", Ct);
        Assert.Equal(["报告示核2026-0419，与申报一致。", "租住两居室，情况属实。", "材料齐全，情况属实，同意上报。", "材料齐全"],
            page.QuerySelectorAll(".log q").Select(q => q.Words));
        Assert.All(page.QuerySelectorAll(".log li"), li => Assert.NotNull(li.QuerySelector("q")));
    }

    [Fact]
    public async Task The_live_diagram_marks_the_path_taken_and_comes_as_bpmn()
    {
        await (await HardshipCase.FiledAsync(host, "drawn", Ct)).ToDecisionAsync(Ct);
        var client = await host.SignedInAsync("zhou-ba");
        var place = (await client.ReadAsync("/cases/drawn", Ct)).QuerySelector("[data-bpmn]")!;
        var marks = place.GetAttribute("data-bpmn-marks")!;
        Assert.Contains("\"here\":[\"streetDecision\"]", marks);
        Assert.Contains("\"homeVisit\"", marks[..marks.IndexOf("\"here\"", StringComparison.Ordinal)]);
        Assert.Contains("\"manualReview\"", marks[marks.IndexOf("\"off\"", StringComparison.Ordinal)..]);
        Assert.Contains("<bpmn:process id=\"hardshipAid\"", await client.GetStringAsync(place.GetAttribute("data-bpmn"), Ct));
    }

    [Theory]
    [InlineData("zou-si", "none")]
    [InlineData("yan-er", "the same post in another street")]
    [InlineData("jiang-yi", "the same post in another enterprise")]
    [InlineData("qin-guan", "administrator, who reads no case")]
    public async Task A_person_without_relation_to_a_case_gets_404_for_every_part_of_it(string person, string relation)
    {
        Assert.NotEmpty(relation);
        var id = $"closed-{person}";
        await HardshipCase.FiledAsync(host, id, Ct);
        var client = await host.SignedInAsync(person);
        foreach (var part in new[] { "", "?tab=form", "?tab=check", "/print", "/withdraw", "/diagram.bpmn", "/record.jsonl" })
            Assert.Equal((part, HttpStatusCode.NotFound), (part, await client.StatusAsync($"/cases/{id}{part}", Ct)));
        Assert.Equal(HttpStatusCode.NotFound, await client.StatusAsync($"/files/{id}/{new string('a', 64)}", Ct));
    }

    [Theory]
    [InlineData("li-si", "filed it")]
    [InlineData("wang-wu", "reads it at the unit")]
    [InlineData("he-yi", "reads it two units above")]
    [InlineData("kong-shen", "audits the district")]
    [InlineData("xu-he", "audits the province")]
    public async Task Those_with_a_relation_see_it(string person, string relation)
    {
        Assert.NotEmpty(relation);
        var id = $"open-{person}";
        await HardshipCase.FiledAsync(host, id, Ct);
        Assert.Equal(HttpStatusCode.OK, await (await host.SignedInAsync(person)).StatusAsync($"/cases/{id}", Ct));
    }

    [Fact]
    public async Task A_sealed_value_is_shown_once_by_a_post_that_is_journalled()
    {
        await HardshipCase.FiledAsync(host, "sealed", Ct);
        var client = await host.SignedInAsync("zhou-ba");
        var form = await client.ReadAsync("/cases/sealed?tab=form", Ct);
        Assert.DoesNotContain("440399198501010028", form.Body.Words);
        var button = form.QuerySelectorAll("button[form=reveal]").First(b => b.GetAttribute("formaction")!.Contains("idNumber"));

        using var answer = await client.SendAsync("/cases/sealed?tab=form", button.GetAttribute("formaction")!, Ct);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("440399198501010028", await answer.Content.ReadAsStringAsync(Ct));
        Assert.DoesNotContain("440399198501010028", await client.GetStringAsync("/cases/sealed?tab=form", Ct));

        await using var data = await OpenAsync();
        var entry = Assert.Single(await data.SystemJournal.Where(r => r.Kind == "unsealed").ToListAsync(Ct),
            r => Encoding.UTF8.GetString(r.Bytes).Contains("\"case\":\"sealed\",\"field\":\"idNumber\"", StringComparison.Ordinal));
        Assert.Equal("zhou-ba", entry.ActorId);
        Assert.DoesNotContain("440399198501010028", Encoding.UTF8.GetString(entry.Bytes));
    }

    [Fact]
    public async Task A_sensitive_file_hides_its_name_and_is_asked_for_by_posts()
    {
        await HardshipCase.FiledAsync(host, "papers", Ct);
        var client = await host.SignedInAsync("zhou-ba");
        var closed = await client.ReadAsync("/cases/papers?tab=files", Ct);
        Assert.Contains("授权书.pdf", closed.QuerySelectorAll("#tab .files a").Select(a => a.Words));
        Assert.DoesNotContain("工资单", closed.Body.Words);
        var form = closed.QuerySelectorAll("#tab .files form").Single(f => f.Words == "收入证明");
        using var opened = await client.SendAsync("/cases/papers?tab=files", form.GetAttribute("action")!, Ct);
        var page = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(await opened.Content.ReadAsStringAsync(Ct));
        Assert.Equal($"/files/papers/{new string('a', 64)}", page.QuerySelectorAll("#tab .files form").Single(f => f.Words == "张三的工资单.pdf").GetAttribute("action"));
    }

    [Fact]
    public async Task A_changed_row_is_found_and_named()
    {
        await (await HardshipCase.FiledAsync(host, "tampered", Ct)).ToNoticeAsync(Ct);
        var client = await host.SignedInAsync("zhou-ba");
        Assert.StartsWith("核验通过：7 条记录", (await client.ReadAsync("/cases/tampered?tab=check", Ct)).QuerySelector(".note").Words);

        await using (var data = await OpenAsync())
        {
            var row = await data.Journal.SingleAsync(r => r.InstanceId == "tampered" && r.Seq == 3, Ct);
            row.Bytes = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(row.Bytes).Replace("同意上报。", "不同意上报", StringComparison.Ordinal));
            await data.SaveChangesAsync(Ct);
        }
        var page = await client.ReadAsync("/cases/tampered?tab=check", Ct);
        Assert.StartsWith("核验没有通过。第 3 条记录的内容与摘要不符。", page.QuerySelector(".note.over").Words);
        Assert.Equal("3", page.QuerySelector("tr.fault td").Words);
        Assert.Contains("第 3 条记录的内容与摘要不符。", page.QuerySelector("aside .t-over").Words);
    }

    [Fact]
    public async Task A_row_changed_and_hashed_anew_is_found_where_the_next_one_names_the_old_hash()
    {
        await (await HardshipCase.FiledAsync(host, "rehashed", Ct)).ToNoticeAsync(Ct);
        await using (var data = await OpenAsync())
        {
            var row = await data.Journal.SingleAsync(r => r.InstanceId == "rehashed" && r.Seq == 2, Ct);
            row.Bytes = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(row.Bytes).Replace("street.aidOfficer@s1", "street.aidOfficer@s2", StringComparison.Ordinal));
            row.Hash = Convert.ToHexStringLower(SHA256.HashData(row.Bytes));
            await data.SaveChangesAsync(Ct);
        }
        var page = await (await host.SignedInAsync("zhou-ba")).ReadAsync("/cases/rehashed?tab=check", Ct);
        Assert.StartsWith("核验没有通过。第 3 条记录与前一条连不上。", page.QuerySelector(".note.over").Words);
    }

    [Fact]
    public async Task A_record_that_was_cut_off_and_a_changed_column_are_found()
    {
        await (await HardshipCase.FiledAsync(host, "cut", Ct)).ToNoticeAsync(Ct);
        await HardshipCase.FiledAsync(host, "renamed", Ct);
        await using (var data = await OpenAsync())
        {
            await data.Journal.Where(r => r.InstanceId == "cut" && r.Seq == 7).ExecuteDeleteAsync(Ct);
            await data.Journal.Where(r => r.InstanceId == "renamed").ExecuteUpdateAsync(set => set.SetProperty(r => r.ActorId, "he-yi"), Ct);
        }
        var client = await host.SignedInAsync("zhou-ba");
        Assert.Contains("登记有 7 条，实际查到 6 条", (await client.ReadAsync("/cases/cut?tab=check", Ct)).QuerySelector(".note.over").Words);
        Assert.Contains("第 1 条记录旁边登记的办件、办理人或时间，与记录里写的不符。", (await client.ReadAsync("/cases/renamed?tab=check", Ct)).QuerySelector(".note.over").Words);
    }

    [Fact]
    public async Task Each_line_of_the_raw_record_has_the_hash_the_next_one_names()
    {
        await (await HardshipCase.FiledAsync(host, "raw", Ct)).ToNoticeAsync(Ct);
        var lines = Encoding.UTF8.GetString(await (await host.SignedInAsync("zhou-ba")).GetByteArrayAsync("/cases/raw/record.jsonl", Ct)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(7, lines.Length);
        for (var i = 1; i < lines.Length; i++)
            Assert.Contains($"\"prevHash\":\"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(lines[i - 1])))}\"", lines[i]);
    }

    [Fact]
    public async Task The_sheet_bears_the_opinions_the_digest_and_a_code()
    {
        await (await HardshipCase.FiledAsync(host, "printed", Ct)).ToDecisionAsync(Ct);
        var sheet = await (await host.SignedInAsync("zhou-ba")).ReadAsync("/cases/printed/print", Ct);
        Assert.Equal("困难职工帮扶审批单", sheet.QuerySelector(".a4 h1").Words);
        Assert.Contains("人民币（大写）捌仟元整 ¥8,000.00", sheet.QuerySelector("table").Words);
        Assert.Contains("材料齐全，情况属实，同意上报。", sheet.QuerySelectorAll(".doc-t p").Select(p => p.Words));
        Assert.DoesNotContain("440399198501010028", sheet.Body.Words);
        Assert.NotNull(sheet.QuerySelector(".foot svg path"));
        Assert.Matches("记录摘要 [0-9a-f]{4} [0-9a-f]{4} [0-9a-f]{4} [0-9a-f]{4}，第 8 条", sheet.QuerySelector(".foot").Words);
    }

    [Fact]
    public async Task The_starter_withdraws_with_a_reason_after_reading_what_follows()
    {
        await HardshipCase.FiledAsync(host, "withdrawn", Ct);
        var client = await host.SignedInAsync("li-si");
        var page = await client.ReadAsync("/cases/withdrawn/withdraw", Ct);
        Assert.Contains("会告诉示例·郑十，不用再办", page.QuerySelector(".tick").Words);
        Assert.Equal(HttpStatusCode.NotFound, await (await host.SignedInAsync("zhou-ba")).StatusAsync("/cases/withdrawn/withdraw", Ct));

        using var refused = await client.SendAsync("/cases/withdrawn/withdraw", "/cases/withdrawn/withdraw", Ct, ("Reason", "不"), ("CommandId", "w1"));
        Assert.Contains("请写明理由，至少 5 个字。", await refused.Content.ReadAsStringAsync(Ct));
        using var done = await client.SendAsync("/cases/withdrawn/withdraw", "/cases/withdrawn/withdraw", Ct, ("Reason", "申请人改报大病救助"), ("CommandId", "w1"));
        Assert.Equal(HttpStatusCode.Redirect, done.StatusCode);
        var after = await client.ReadAsync("/cases/withdrawn", Ct);
        Assert.EndsWith("已撤回", after.QuerySelector("h1").Words);
        Assert.Contains("申请人改报大病救助", after.QuerySelector(".log li q").Words);
    }

    private Task<WorkflowsContext> OpenAsync() => host.Services.GetRequiredService<IDbContextFactory<WorkflowsContext>>().CreateDbContextAsync(Ct);
}
