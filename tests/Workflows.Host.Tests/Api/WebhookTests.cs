using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Workflows.Data;
using Workflows.Data.Delivery;
using Workflows.Host.Tests.Admin;
using Workflows.Host.Tests.Tasks;
using Workflows.Host.Webhooks;
using Workflows.Testing;

namespace Workflows.Host.Tests.Api;

/// <summary>Other systems are told of events: signed, at least once, nothing about people, never behind the firewall.</summary>
public sealed class WebhookTests(TestHost host) : IClassFixture<TestHost>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_receiver_that_fails_first_gets_the_same_signed_event_again()
    {
        await using var receiver = await Receiver.OpenAsync(500);
        var (desk, page, secret) = await AddedAsync(receiver.Address, "case.started");
        var aid = new AidCase(host);
        await aid.FileAsync();
        await receiver.OfAsync("case.started", 1);
        await NotedAsync(1);
        host.Clock.Move(TimeSpan.FromMinutes(2));
        var told = await receiver.OfAsync("case.started", 2);

        Assert.Equal(told[0].Id, told[1].Id);
        Assert.Equal(told[0].Body, told[1].Body);
        Assert.All(told, t => Assert.True(t.IsSignedWith(secret)));
        Assert.Equal(host.Clock.GetUtcNow().ToUnixTimeSeconds(), told[1].SentAt.ToUnixTimeSeconds());
        Assert.Equal(aid.Id, (string?)told[0].Json["case"]!["id"]);
        Assert.DoesNotContain("示例", told[0].Body, StringComparison.Ordinal);
        Assert.DoesNotContain("li-si", told[0].Body, StringComparison.Ordinal);
        using var program = await ApiClient.OfAsync(host, "li-si");
        var fetched = new Uri((string)told[0].Json["case"]!["address"]!).PathAndQuery;
        Assert.Equal(aid.Id, (string?)(await program.GetAsync(fetched))["id"]);
        await NotedAsync(2);
        var shown = (await desk.OpenAsync(page)).Words();
        Assert.Contains("对方答复 500", shown, StringComparison.Ordinal);
        Assert.Contains("收到 204", shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_step_of_a_case_is_told_to_whoever_asked_for_it()
    {
        await using var receiver = await Receiver.OpenAsync();
        await AddedAsync(receiver.Address, "task.opened", "task.completed", "case.ended");
        var aid = new AidCase(host);
        await aid.FileAsync();
        var opened = (await receiver.OfAsync("task.opened", 1))[0];
        Assert.Equal(await aid.TaskAsync(), (string?)opened.Json["task"]!["id"]);
        await aid.AnswerAsync("zheng-shi", []);
        var completed = (await receiver.OfAsync("task.completed", 1))[0];
        Assert.Equal(("acceptance", "complete"), (((string?)completed.Json["node"]) is { Length: > 0 } ? "acceptance" : "", (string?)completed.Json["act"]));
        using var officer = await ApiClient.OfAsync(host, "li-si");
        await officer.PostAsync($"cases/{aid.Id}/withdraw", new { reason = "申请人改变主意" }, "w");
        Assert.Equal("withdrawn", (string?)(await receiver.OfAsync("case.ended", 1))[0].Json["outcome"]);
        Assert.DoesNotContain(receiver.All, t => t.Type == "case.started");
        Assert.Equal(receiver.All.Count, receiver.All.Select(t => t.Id).Distinct().Count());
    }

    [Fact]
    public async Task What_cannot_be_delivered_waits_for_an_administrator_and_is_sent_again()
    {
        await using var receiver = await Receiver.OpenAsync(410);
        await AddedAsync(receiver.Address, "case.started");
        await new AidCase(host).FileAsync();
        await receiver.OfAsync("case.started", 1);
        await UntilAsync(d => d.Outbox.AnyAsync(o => o.Kind == OutboxKinds.Webhook && o.State == OutboxState.Dead, Stop));
        var desk = await Desk.OfAsync(host, AdminReader.Administrator);
        var letters = await desk.OpenAsync("/admin/deliveries");
        Assert.Contains("示例接收系统", letters.Words(), StringComparison.Ordinal);
        Assert.Contains("对方答复 410", letters.Words(), StringComparison.Ordinal);
        await desk.SendAsync(letters, "form[action*='handler=SendAgain']", new Dictionary<string, string?>());
        Assert.Equal(2, (await receiver.OfAsync("case.started", 2)).Select(t => t.Timestamp.Length + t.Body).Count());
    }

    [Fact]
    public async Task A_new_secret_counts_beside_the_former_for_a_day_and_a_pause_tells_nothing()
    {
        await using var receiver = await Receiver.OpenAsync();
        var (desk, page, secret) = await AddedAsync(receiver.Address, "case.started");
        var renewed = (await desk.SendAsync(await desk.OpenAsync(page), "form[action$='handler=Renew']", new Dictionary<string, string?>())).QuerySelector("#issued").Words();
        var tested = await desk.SendAsync(await desk.OpenAsync(page), "form[action$='handler=Test']", new Dictionary<string, string?>());
        Assert.Contains("对方收到了", tested.Words(), StringComparison.Ordinal);
        var test = (await receiver.OfAsync("webhook.test", 1))[0];
        Assert.True(test.IsSignedWith(secret) && test.IsSignedWith(renewed));
        host.Clock.Move(TimeSpan.FromHours(25));
        desk = await Desk.OfAsync(host, AdminReader.Administrator);
        await desk.SendAsync(await desk.OpenAsync(page), "form[action$='handler=Test']", new Dictionary<string, string?>());
        test = (await receiver.OfAsync("webhook.test", 2))[1];
        Assert.True(test.IsSignedWith(renewed) && !test.IsSignedWith(secret));

        await desk.SendAsync(await desk.OpenAsync(page), "form[action$='handler=Pause']", new Dictionary<string, string?>());
        await new AidCase(host).FileAsync();
        await desk.SendAsync(await desk.OpenAsync(page), "form[action$='handler=Pause']", new Dictionary<string, string?>());
        var aid = new AidCase(host);
        await aid.FileAsync();
        Assert.Equal(aid.Id, (string?)(await receiver.OfAsync("case.started", 1)).Single().Json["case"]!["id"]);
        await desk.SendAsync(await desk.OpenAsync(page), "form[action$='handler=Remove']", new Dictionary<string, string?>());
        Assert.Equal(HttpStatusCode.NotFound, await desk.StatusAsync(page));
    }

    [Fact]
    public async Task A_program_manages_webhooks_with_its_scope()
    {
        await using var receiver = await Receiver.OpenAsync(302);
        using var program = await ApiClient.OfAsync(host, AdminReader.Administrator);
        var wrong = await ApiClient.ProblemAsync(await program.SendAsync(HttpMethod.Post, "webhooks", new { name = "", address = "ftp://example.com", events = new[] { "everything" } }), HttpStatusCode.UnprocessableEntity);
        Assert.Equal(["name", "address", "events"], wrong["errors"]!.AsArray().Select(e => (string?)e!["field"]));
        var added = await program.PostAsync("webhooks", new { name = "示例接收系统", address = receiver.Address, events = new[] { "case.ended" } }, status: HttpStatusCode.Created);
        var id = added["webhook"]!["id"];
        var tested = await program.PostAsync($"webhooks/{id}/test", null);
        Assert.Equal((false, 302), ((bool)tested["taken"]!, (int)tested["status"]!));
        Assert.Single(receiver.All);
        Assert.True(receiver.All[0].IsSignedWith((string)added["secret"]!));
        Assert.Equal("webhook.test", (string?)(await program.GetAsync($"webhooks/{id}/attempts"))["items"]![0]!["event"]);
        Assert.Equal(HttpStatusCode.NoContent, (await program.SendAsync(HttpMethod.Post, $"webhooks/{id}/pause")).StatusCode);
        Assert.True((bool)(await program.GetAsync("webhooks")).AsArray().Single(w => (string?)w!["id"] == (string?)id)!["isPaused"]!);
        Assert.Equal(HttpStatusCode.NoContent, (await program.SendAsync(HttpMethod.Delete, $"webhooks/{id}")).StatusCode);
        using var staff = await ApiClient.OfAsync(host, "li-si");
        await staff.RefusedAsync("webhooks", HttpStatusCode.Forbidden);
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("10.1.2.3")]
    [InlineData("172.20.0.1")]
    [InlineData("192.168.1.1")]
    [InlineData("169.254.169.254")]
    [InlineData("100.64.0.1")]
    [InlineData("0.0.0.0")]
    [InlineData("::1")]
    [InlineData("::ffff:10.0.0.1")]
    [InlineData("fd00::1")]
    [InlineData("fe80::1")]
    [InlineData("64:ff9b::a00:1")]
    public void Addresses_within_the_house_are_shut_unless_a_setting_names_them(string address)
    {
        Assert.False(Networks("").Allow(IPAddress.Parse(address)));
        Assert.True(Networks("0.0.0.0/0 ::/0").Allow(IPAddress.Parse(address)));
        Assert.True(Networks("").Allow(IPAddress.Parse("1.1.1.1")) && Networks("").Allow(IPAddress.Parse("2606:4700:4700::1111")));
    }

    [Fact]
    public async Task A_name_that_leads_into_the_house_is_not_followed()
    {
        await using var receiver = await Receiver.OpenAsync();
        using var client = new WebhookClient(Networks("10.0.0.0/8"));
        var answer = await client.SendAsync(new Uri(receiver.Address.Replace("127.0.0.1", "localhost", StringComparison.Ordinal)), "evt", host.Clock.GetUtcNow(), "v1,", "{}"u8.ToArray(), Stop);
        Assert.Equal("webhooks.fault.forbidden", answer.Fault?.Key);
        Assert.Empty(receiver.All);
        Assert.Throws<InvalidOperationException>(() => Networks("somewhere"));
    }

    private static WebhookNetworks Networks(string named) =>
        WebhookNetworks.From(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { [WebhookNetworks.Setting] = named }).Build(), development: false);

    /// <summary>Adds one on the page: the desk, the webhook's page and its secret.</summary>
    private async Task<(Desk Desk, string Page, string Secret)> AddedAsync(string address, params string[] events)
    {
        using var program = await ApiClient.OfAsync(host, AdminReader.Administrator);
        foreach (var former in (await program.GetAsync("webhooks")).AsArray()) await program.SendAsync(HttpMethod.Delete, $"webhooks/{former!["id"]}");
        var desk = await Desk.OfAsync(host, AdminReader.Administrator);
        var page = await desk.OpenAsync("/admin/webhooks");
        var refused = await desk.SendAsync(page, "form[action='/admin/webhooks']", new Dictionary<string, string?> { ["Name"] = "示例接收系统", ["Address"] = "http://example.com/hook", ["Events"] = events[0] });
        Assert.Contains("http:// 没有加密", refused.Words(), StringComparison.Ordinal);
        Assert.Equal("http://example.com/hook", refused.QuerySelector("#address")!.GetAttribute("value"));
        var added = await desk.SendAsync(page, "form[action='/admin/webhooks']", new Dictionary<string, string?> { ["Name"] = "示例接收系统", ["Address"] = address, ["Events"] = events[0] });
        var link = added.QuerySelector(".logins a")!.GetAttribute("href")!;
        if (events.Length > 1)
        {
            await using var scope = host.Services.CreateAsyncScope();
            var data = scope.ServiceProvider.GetRequiredService<WorkflowsContext>();
            (await data.Webhooks.SingleAsync(Stop)).Events = string.Join(' ', events);
            await data.SaveChangesAsync(Stop);
        }
        return (desk, link, added.QuerySelector("#issued").Words());
    }

    private Task NotedAsync(int attempts) => UntilAsync(async d => await d.WebhookAttempts.CountAsync(Stop) >= attempts && !await d.Outbox.AnyAsync(o => o.Kind == OutboxKinds.Webhook && o.LeaseUntil != null && o.State == OutboxState.Open, Stop));

    private async Task UntilAsync(Func<WorkflowsContext, Task<bool>> holds)
    {
        for (var wait = 0; wait < 100; wait++)
        {
            await using var scope = host.Services.CreateAsyncScope();
            if (await holds(scope.ServiceProvider.GetRequiredService<WorkflowsContext>())) return;
            await Task.Delay(100, Stop);
        }
        Assert.Fail("It never came to that.");
    }
}
