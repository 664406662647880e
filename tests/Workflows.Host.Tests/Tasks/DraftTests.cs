using System.Net;
using Workflows.Host.Tests.Cases;
using Workflows.Testing;

namespace Workflows.Host.Tests.Tasks;

/// <summary>Drafts of one person on two devices: the later one is asked, nothing is written over unseen.</summary>
public sealed class DraftTests(TestHost host) : IClassFixture<TestHost>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_later_of_two_devices_is_asked_and_pressing_again_means_its_own()
    {
        var task = (await new SmallProcesses(host).OpinionAsync()).Tasks[0];
        var address = $"/tasks/{Uri.EscapeDataString(task.Id)}";
        var (desk, phone) = (await host.SignedInAsync("zhou-ba"), await host.SignedInAsync("zhou-ba"));
        Assert.Equal("", (await desk.ReadAsync(address, Ct)).QuerySelector("input[name=draft]")!.GetAttribute("value"));

        var first = await KeepAsync(desk, address, "在办公室写的", "");
        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await KeepAsync(desk, address, "在办公室接着写", first.Headers.GetValues("X-Draft").Single())).StatusCode);

        var late = await KeepAsync(phone, address, "在手机上写的", "");
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        Assert.Contains("另一台设备上存过草稿", await late.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
        Assert.Equal("在办公室接着写", (await phone.ReadAsync(address, Ct)).QuerySelector("#comment")!.TextContent.Trim());

        Assert.Equal(HttpStatusCode.OK, (await KeepAsync(phone, address, "在手机上写的", late.Headers.GetValues("X-Draft").Single())).StatusCode);
        Assert.Equal("在手机上写的", (await desk.ReadAsync(address, Ct)).QuerySelector("#comment")!.TextContent.Trim());
    }

    [Fact]
    public async Task Without_script_the_page_asks_and_keeps_what_was_typed()
    {
        var task = (await new SmallProcesses(host).OpinionAsync()).Tasks[0];
        var address = $"/tasks/{Uri.EscapeDataString(task.Id)}";
        var (one, other) = (await Desk.OfAsync(host, "zhou-ba"), await Desk.OfAsync(host, "zhou-ba"));
        var (here, there) = (await one.OpenAsync(address), await other.OpenAsync(address));
        await one.SendAsync(here, "form[data-acts]", new Dictionary<string, string?> { ["comment"] = "先写的", ["save"] = "draft" });

        var asked = await other.SendAsync(there, "form[data-acts]", new Dictionary<string, string?> { ["comment"] = "后写的", ["save"] = "draft" });
        Assert.Contains("另一台设备上存过草稿", asked.QuerySelector("[data-acts-faults]")!.TextContent);
        Assert.Equal("后写的", asked.QuerySelector("#comment")!.TextContent.Trim());
        await other.SendAsync(asked, "form[data-acts]", new Dictionary<string, string?> { ["comment"] = "后写的", ["save"] = "draft" });
        Assert.Equal("后写的", (await one.OpenAsync(address)).QuerySelector("#comment")!.TextContent.Trim());
    }

    private static Task<HttpResponseMessage> KeepAsync(HttpClient client, string address, string words, string mark) =>
        client.SendAsync(address, $"{address}?handler=Draft", Ct, ("comment", words), ("act", ""), ("draft", mark));
}
