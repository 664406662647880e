using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Workflows.Engine.Commands;
using Workflows.Engine.State;
using Workflows.Host.Execution;
using Workflows.Host.Identity;
using Workflows.Host.Tests.Tasks;
using Workflows.Testing;

namespace Workflows.Host.Tests.Guests;

/// <summary>When codes and access of guests end; a clock of its own.</summary>
public sealed class GuestEndTests(TestHost host) : IClassFixture<TestHost>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_code_may_be_tried_five_times_is_sent_once_a_minute_and_lasts_ten()
    {
        var one = await Consultation.FiledAsync(host, "示例猜码");
        var guest = await one.InviteAsync("department", "示例·猜码", "guess@bureau.example");
        var door = await guest.Desk.SendAsync(await guest.Desk.OpenAsync(guest.Link), "form[action$='?handler=Send']", new Dictionary<string, string?>());
        var code = guest.CodeOf("guess@bureau.example");
        Assert.Contains("一分钟只能发一次", (await guest.Desk.SendAsync(door, "form[action$='?handler=Send']", new Dictionary<string, string?>())).Words(), StringComparison.Ordinal);
        for (var i = 0; i < SentCodes.MostTries; i++) await guest.TypeAsync(door, GuestTests.Other(code));
        Assert.Contains("已经失效", (await guest.TypeAsync(door, code)).Words(), StringComparison.Ordinal);

        host.Clock.Move(TimeSpan.FromMinutes(2));
        door = await guest.Desk.SendAsync(await guest.Desk.OpenAsync(guest.Link), "form[action$='?handler=Send']", new Dictionary<string, string?>());
        host.Clock.Move(SentCodes.Lasts);
        Assert.Contains("已经失效", (await guest.TypeAsync(door, guest.CodeOf("guess@bureau.example"))).Words(), StringComparison.Ordinal);
        Assert.DoesNotContain(await one.ReadAsync(d => d.SentCodes.Select(c => c.Hash).ToListAsync(Ct)), h => h.Contains(code, StringComparison.Ordinal) || h.Length != 32);
    }

    [Fact]
    public async Task Access_that_is_taken_back_is_over_at_once_and_a_late_command_is_refused()
    {
        var one = await Consultation.FiledAsync(host, "示例收回");
        var guest = await one.InviteAsync("department", "示例·收回", "gone@bureau.example");
        var page = await guest.EnterAsync("gone@bureau.example");
        var officer = await Desk.OfAsync(host, "zheng-shi");
        var list = await officer.SendAsync(await officer.OpenAsync($"/cases/{one.Id}/guests"), "form[action$='?handler=Dismiss']", new Dictionary<string, string?> { ["words"] = "请错了人" });
        Assert.Contains("已收回", list.Words(), StringComparison.Ordinal);

        Assert.Contains("您的参与资格已于", (await guest.Desk.OpenAsync(guest.Link)).Words(), StringComparison.Ordinal);
        using var late = await guest.Desk.PostAsync(page, "#task", new Dictionary<string, string?> { ["answer"] = "来晚了的意见" });
        Assert.Equal(guest.Link, late.Headers.Location?.ToString());
        var (now, task) = (await one.NowAsync(), Assert.Single((await one.NowAsync()).Tasks));
        Assert.Equal(["guest:department"], task.Principals.Select(p => p.Key));
        var refused = Assert.IsType<Outcome.Rejected>(await host.Services.GetRequiredService<CommandRunner>().RunAsync(new AnswerTask
        {
            Id = "late", InstanceId = one.Id, Actor = new(now.Guests!.Value[0].Id), At = host.Clock.GetUtcNow(), TaskId = task.Id, Visit = task.Visit, Act = "complete",
        }, Ct));
        Assert.Equal("engine.guestDismissed", refused.Rejection.Key);
        var before = one.Box.List(1000).Count(m => m.To.Contains("gone@", StringComparison.Ordinal));
        host.Clock.Move(TimeSpan.FromDays(8));
        await one.DeliverAsync();
        Assert.Equal(before, one.Box.List(1000).Count(m => m.To.Contains("gone@", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Thirty_days_after_the_case_a_guest_reads_nothing_more()
    {
        var one = await Consultation.FiledAsync(host, "示例办结");
        var guest = await one.InviteAsync("company", "示例·看完", "read@company.example");
        var officer = new WithdrawInstance { Id = "over" + one.Id, InstanceId = one.Id, Actor = new("zheng-shi"), At = host.Clock.GetUtcNow(), Words = "不用再办了" };
        Assert.IsType<Outcome.Accepted>(await host.Services.GetRequiredService<CommandRunner>().RunAsync(officer, Ct));

        var page = await guest.EnterAsync("read@company.example");
        Assert.Contains("办结，可以看到", page.Words(), StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("#opinion"));
        host.Clock.Move(TimeSpan.FromDays(CaseGuest.DaysAfterEnd));
        Assert.Contains("不能再看", (await guest.Desk.OpenAsync(guest.Link)).Words(), StringComparison.Ordinal);
    }
}
