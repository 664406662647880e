using Microsoft.Extensions.DependencyInjection;
using Workflows.Definitions.Feel;
using Workflows.Engine.Commands;
using Workflows.Engine.State;
using Workflows.Host.Execution;
using Workflows.Testing;

namespace Workflows.Host.Tests.Cases;

/// <summary>The page of a case that is in a sub-process, and of one an administrator dealt with.</summary>
public sealed class SubProcessPageTests(TestHost host) : IClassFixture<TestHost>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private CommandRunner Runner => host.Services.GetRequiredService<CommandRunner>();

    [Fact]
    public async Task The_stage_inside_is_where_the_case_is_and_the_frame_around_it_is_marked()
    {
        await FiledAsync("inside");
        var page = await (await host.SignedInAsync("zhou-ba")).ReadAsync("/cases/inside", Ct);

        Assert.Equal("入户走访", page.QuerySelector(".stages li[aria-current=step] b").Words);
        Assert.DoesNotContain(page.QuerySelectorAll(".stages li b"), b => b.Words is "verifyStart" or "核实");
        Assert.Contains(page.QuerySelectorAll(".stages li b"), b => b.Words == "街道意见");
        var marks = page.QuerySelector("[data-bpmn]")!.GetAttribute("data-bpmn-marks")!;
        Assert.Contains("\"here\":[\"visit\"]", marks);
        Assert.Contains("\"around\":[\"verify\"]", marks);
        Assert.Contains("现在办到：入户走访。", page.QuerySelector("[data-bpmn]")!.GetAttribute("aria-label"));
        Assert.Contains("示例·郑十", page.QuerySelector("aside").Words);
    }

    [Fact]
    public async Task The_record_says_where_the_error_came_from_and_who_goes_on()
    {
        var filed = await FiledAsync("untrue");
        await AnswerAsync(filed, "zheng-shi", "reject", "收入证明不符");
        var page = await (await host.SignedInAsync("zhou-ba")).ReadAsync("/cases/untrue", Ct);

        var line = page.QuerySelectorAll(".log li").Select(li => li.Words).Single(l => l.Contains("收入证明不符", StringComparison.Ordinal));
        Assert.Contains("材料不实抛出错误，转材料不实处理", line);
        Assert.Contains("核实中止", line);
        Assert.Contains("交补正材料：示例·李四", line);
        Assert.Equal("补正材料", page.QuerySelector(".stages li[aria-current=step] b").Words);
    }

    [Fact]
    public async Task The_record_says_what_an_administrator_did_and_why()
    {
        await FiledAsync("mended", yuan: 0m);
        await TakeAsync(new RetryIncident { Id = "m1", InstanceId = "mended", Actor = new("qin-guan"), At = host.Clock.GetUtcNow(), Words = "经费科目已补上", NodeId = "reserve", Visit = 1 });
        await TakeAsync(new MoveToken { Id = "m2", InstanceId = "mended", Actor = new("qin-guan"), At = host.Clock.GetUtcNow(), Words = "不需要资金", NodeId = "reserve", Visit = 2, To = "opinion" });
        await TakeAsync(new CancelInstance { Id = "m3", InstanceId = "mended", Actor = new("qin-guan"), At = host.Clock.GetUtcNow(), Words = "重复登记，取消" });
        var page = await (await host.SignedInAsync("zhou-ba")).ReadAsync("/cases/mended", Ct);

        var record = page.QuerySelectorAll(".log li").Select(li => li.Words).ToList();
        Assert.StartsWith("管理员取消示例·秦管", record[0]);
        Assert.Contains("重复登记，取消", record[0]);
        Assert.StartsWith("预留资金：管理员转到街道意见", record[1]);
        Assert.StartsWith("预留资金：管理员重试", record[2]);
        Assert.Contains("已取消", page.QuerySelector("main").Words);
    }

    private async Task<ProcessInstance> FiledAsync(string id, decimal yuan = 500m)
    {
        await host.Services.GetRequiredService<Deployments>().ReleaseAsync(VisitProcess.Name, VisitProcess.First, "qin-guan", Ct);
        return Accepted(await Runner.StartAsync(VisitProcess.Name, new StartInstance
        {
            Id = $"start-{id}", InstanceId = id, Actor = new("li-si"), At = host.Clock.GetUtcNow(), UnitId = "e1",
            Values = FeelContext.Of(("applicant", FeelValue.Of("示例·张三")), ("amount", FeelValue.Of(yuan))),
        }, null, Ct));
    }

    private Task<ProcessInstance> AnswerAsync(ProcessInstance instance, string person, string act, string words) => TakeAsync(new AnswerTask
    {
        Id = $"{instance.Tasks[0].Id}-{act}", InstanceId = instance.Id, Actor = new(person), At = host.Clock.GetUtcNow(),
        TaskId = instance.Tasks[0].Id, Visit = instance.Tasks[0].Visit, Act = act, Words = words,
    });

    private async Task<ProcessInstance> TakeAsync(Command command) => Accepted(await Runner.RunAsync(command, Ct));

    private static ProcessInstance Accepted(Outcome outcome)
    {
        Assert.Equal("", (outcome as Outcome.Rejected)?.Rejection.Key ?? "");
        return ((Outcome.Accepted)outcome).Instance;
    }
}
