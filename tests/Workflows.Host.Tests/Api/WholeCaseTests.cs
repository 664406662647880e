using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Workflows.Data;
using Workflows.Host.Tests.Tasks;
using Workflows.Testing;

namespace Workflows.Host.Tests.Api;

/// <summary>A case from application to payment by the API alone: nobody opens a page.</summary>
public sealed class WholeCaseTests(TestHost host) : IClassFixture<TestHost>
{
    [Fact]
    public async Task A_case_of_aid_is_filed_decided_paid_and_registered_by_programs()
    {
        var aid = new AidByApi(host);
        var started = await aid.StartAsync();
        Assert.StartsWith("示帮〔2026〕", (string?)started["number"], StringComparison.Ordinal);
        await aid.CompleteAsync("zheng-shi", "complete");
        await aid.CompleteAsync("wang-wu", "approve", words: "同意上报");
        await aid.CompleteAsync("zhao-liu", "complete", async program => new()
        {
            ["visitorOne"] = "zhao-liu", ["visitorTwo"] = "qian-qi", ["visitDate"] = aid.Today, ["visitResult"] = true, ["visitFindings"] = "租住两居室，情况属实",
            ["visitSheet"] = new JsonArray(await AidByApi.SendAsync(program, "调查表.pdf", Papers.Pdf("调查表"))), ["visitPhotos"] = new JsonArray(await AidByApi.SendAsync(program, "照片.jpg", Papers.Jpeg("照片"))),
        });
        await aid.CompleteAsync("qian-qi", "confirm");
        await aid.CompleteAsync("sun-qi", "complete", async program => new()
        {
            ["checkRequestNumber"] = "示核2026-0419", ["checkRequestDate"] = aid.Today, ["checkReportNumber"] = "示核2026-0419", ["checkReportDate"] = aid.Today, ["checkResult"] = "consistent",
            ["checkReport"] = new JsonArray(await AidByApi.SendAsync(program, "核对报告.pdf", Papers.Pdf("核对报告"))),
        });
        await aid.CompleteAsync("wang-wu", "publish", async program => new()
        {
            ["postingPlace"] = "公司公告栏", ["postedOn"] = aid.Today, ["postingPhotos"] = new JsonArray(await AidByApi.SendAsync(program, "张贴.jpg", Papers.Jpeg("张贴"))),
        });
        await UntilAsync(aid.Id, "streetDecision");
        await aid.CompleteAsync("zhou-ba", "approve", _ => Values(("approvedAmount", 8000), ("fundSource", "union"), ("budgetSubject", "困难职工帮扶")));
        var paid = await aid.CompleteAsync("wu-jiu", "book", async program => new()
        {
            ["paymentResult"] = "paid", ["paidOn"] = aid.Today, ["receiptNumber"] = "示回0001", ["bankReceipt"] = new JsonArray(await AidByApi.SendAsync(program, "回单.pdf", Papers.Pdf("回单"))),
        });
        Assert.Equal("running", (string?)paid["state"]);

        using var chair = await ApiClient.OfAsync(host, "zhou-ba");
        var found = await chair.GetAsync($"cases/{aid.Id}");
        Assert.True((bool)found["isSound"]!);
        Assert.Equal("followUp", (string?)found["tasks"]![0]!["node"]);
        var journal = (await chair.GetAsync($"cases/{aid.Id}/journal"))["items"]!.AsArray();
        Assert.All(journal.Where(r => (string?)r!["actorId"] != "system"), r => Assert.Equal("示例办公系统", (string?)r!["token"]));
        Assert.Contains(journal, r => ((string?)r!["who"])!.Contains("示例·周八", StringComparison.Ordinal) && ((string?)r["who"])!.Contains("通过访问令牌「示例办公系统」", StringComparison.Ordinal));
        Assert.DoesNotContain("6228480000000000018", found.ToJsonString() + journal.ToJsonString(), StringComparison.Ordinal);
        var entry = (await chair.GetAsync("registers/hardship"))["items"]!.AsArray().Single(e => (string?)e!["key"] == "worker-01")!;
        Assert.Equal("s1", (string?)entry["unit"]!["id"]);
        Assert.Single((await chair.GetAsync("registers/hardship/worker-01")).AsArray());
        var ledger = (await chair.GetAsync("ledgers")).AsArray().First(l => (string?)l!["paid"] == "8000.00")!;
        Assert.Equal(aid.Id, (string?)(await chair.GetAsync($"ledgers/{ledger["id"]}/movements"))["items"]![0]!["case"]);
    }

    private static Task<JsonObject> Values(params (string Name, JsonNode Value)[] values) => Task.FromResult(new JsonObject(values.Select(v => KeyValuePair.Create(v.Name, (JsonNode?)v.Value))));

    private async Task UntilAsync(string id, string node)
    {
        for (var day = 0; day < 30; day++)
        {
            for (var wait = 0; wait < 40; wait++)
            {
                await using var scope = host.Services.CreateAsyncScope();
                var data = scope.ServiceProvider.GetRequiredService<WorkflowsContext>();
                if (data.Tasks.Any(t => t.InstanceId == id && t.NodeId == node)) return;
                var now = host.Clock.GetUtcNow();
                if (!data.DueWork.Any(d => d.InstanceId == id && d.At <= now)) break;
                await Task.Delay(250, TestContext.Current.CancellationToken);
            }
            host.Clock.Move(TimeSpan.FromDays(1));
        }
        Assert.Fail($"The case never came to {node}.");
    }
}
