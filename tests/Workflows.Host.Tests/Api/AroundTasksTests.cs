using System.Net;
using Workflows.Testing;

namespace Workflows.Host.Tests.Api;

/// <summary>Taking, giving back, urging and commenting by a program, with the sentences of the pages.</summary>
public sealed class AroundTasksTests(TestHost host) : IClassFixture<TestHost>
{
    [Fact]
    public async Task A_task_is_taken_given_back_urged_and_commented_on()
    {
        var instance = await new SmallProcesses(host).VisitAsync("示例走访");
        var task = Uri.EscapeDataString(instance.Tasks[0].Id);
        using var zhao = await ApiClient.OfAsync(host, "zhao-liu");
        using var qian = await ApiClient.OfAsync(host, "qian-qi");
        using var li = await ApiClient.OfAsync(host, "li-si");
        Assert.Contains((await zhao.GetAsync("tasks?toClaim=true"))["items"]!.AsArray(), t => (string?)t!["id"] == instance.Tasks[0].Id);

        Assert.Equal(HttpStatusCode.OK, (await zhao.SendAsync(HttpMethod.Post, $"tasks/{task}/claim", new { }, "take-1")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await zhao.SendAsync(HttpMethod.Post, $"tasks/{task}/claim", new { }, "take-1")).StatusCode);
        var late = await qian.SendAsync(HttpMethod.Post, $"tasks/{task}/claim", new { }, "take-2");
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        Assert.Contains("示例·赵六", await late.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await li.SendAsync(HttpMethod.Post, $"tasks/{task}/urge", new { }, "urge-1")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await zhao.SendAsync(HttpMethod.Post, $"tasks/{task}/release", new { }, "back-1")).StatusCode);

        Assert.Equal(HttpStatusCode.NoContent, (await li.SendAsync(HttpMethod.Post, $"cases/{instance.Id}/comments", new { words = "请尽快，@示例·赵六" }, "say-1")).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await li.SendAsync(HttpMethod.Post, $"cases/{instance.Id}/comments", new { words = "@查无此人" }, "say-2")).StatusCode);
    }
}
