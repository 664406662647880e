using System.Net;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Workflows.Definitions.Feel;
using Workflows.Definitions.Forms;
using Workflows.Host.Identity;
using Workflows.Host.Tests.Tasks;
using Workflows.Testing;

namespace Workflows.Host.Tests.Guests;

/// <summary>The guest of one case, signed in to it, walks to everything of another and of the house.</summary>
public sealed class StrangeGuestTests(TestHost host) : IClassFixture<TestHost>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_guest_of_another_case_gets_nothing_of_this_one_at_any_door()
    {
        var (mine, other) = (await Consultation.FiledAsync(host, "示例甲案"), await Consultation.FiledAsync(host, "示例乙案"));
        await using var app = await host.AnotherAsync(Unhurried);
        var stranger = new GuestBrowser(host, (await mine.InviteAsync("department", "示例·甲", "a@bureau.example")).Link, new(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = new(app.Urls.First()) });
        var there = await other.InviteAsync("department", "示例·乙", "b@bureau.example");
        await stranger.EnterAsync("a@bureau.example");
        var state = await other.NowAsync();
        var files = new[] { "paper", "secretPaper" }.SelectMany(f => FileReader.Files(state.Variables.Get(f) ?? FeelValue.Null)).Select(f => f.Hash).ToArray();
        Assert.Equal(2, files.Length);

        // Their own file opens; the internal one of their own case does not.
        var own = (await mine.NowAsync()).Variables;
        Assert.Equal(HttpStatusCode.OK, await stranger.Desk.StatusAsync($"{stranger.Link}/files/{FileReader.Files(own.Get("paper")!).Single().Hash}"));
        Assert.Equal(HttpStatusCode.NotFound, await stranger.Desk.StatusAsync($"{stranger.Link}/files/{FileReader.Files(own.Get("secretPaper")!).Single().Hash}"));

        var wrong = new List<string>();
        foreach (var door in Door.Of(host.Services.GetRequiredService<EndpointDataSource>().Endpoints).Where(d => d.Address is not "/error/{status:int}"))
            foreach (var address in Addresses(door, stranger.Link, there.Link, other.Id, state.Tasks[0].Id, files))
            {
                using var request = new HttpRequestMessage(new(door.Method), door.Handler.Length == 0 ? address : $"{address}?handler={door.Handler}");
                if (door.Method is not ("GET" or "HEAD")) request.Content = new FormUrlEncodedContent([]);
                using var answer = await stranger.Client.SendAsync(request, Ct);
                if (answer.StatusCode == HttpStatusCode.TooManyRequests) wrong.Add($"{door.Name} was not tried");
                var text = await answer.Content.ReadAsStringAsync(Ct);
                if (answer.IsSuccessStatusCode && new[] { "示例乙案", "内部先不外传" }.Any(s => text.Contains(s, StringComparison.Ordinal)))
                    wrong.Add($"{door.Name} at {address} shows something of the other case");
                if (door.Signs.Any(s => s.Audience is not (Audience.Public or Audience.Link)) && answer.IsSuccessStatusCode)
                    wrong.Add($"{door.Name} at {address} opens to a guest: {(int)answer.StatusCode}");
            }
        Assert.Empty(wrong);
        Assert.Equal(state.Seq, (await other.NowAsync()).Seq);
    }

    [Fact]
    public async Task The_links_of_a_case_are_of_use_only_with_a_session_of_the_same_guest()
    {
        var (mine, other) = (await Consultation.FiledAsync(host, "示例丙案"), await Consultation.FiledAsync(host, "示例丁案"));
        var stranger = await mine.InviteAsync("department", "示例·丙", "c@bureau.example");
        var there = await other.InviteAsync("department", "示例·丁", "d@bureau.example");
        await stranger.EnterAsync("c@bureau.example");
        using var led = await stranger.Client.GetAsync(there.Case, Ct);
        Assert.Equal(there.Link, led.Headers.Location?.ToString());
        var door = new HtmlParser().ParseDocument(await stranger.Client.GetStringAsync(there.Link, Ct));
        Assert.DoesNotContain("示例丁案", door.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.Contains("d***@bureau.example", door.Words(), StringComparison.Ordinal);

        // Leaving ends the session on this device.
        var left = await stranger.Desk.SendAsync(await stranger.Desk.OpenAsync(stranger.Case), "form[action$='?handler=Leave']", new Dictionary<string, string?>());
        Assert.Contains("确认是您本人", left.Words(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, await stranger.Desk.StatusAsync(stranger.Case));
        var guest = (await mine.NowAsync()).Guests!.Value[0].Id;
        Assert.Equal(1, await mine.ReadAsync(d => d.SystemJournal.CountAsync(r => r.Kind == "guestEntered" && r.ActorId == guest, Ct)));
    }

    /// <summary>Nobody is turned away for asking too often: every door is tried.</summary>
    private static Dictionary<string, string?> Unhurried => new[] { "SignIn", "SecretAddress", "PublicReading", "PublicHandingIn", "Uploads", "Search", "Exports", "Api" }
        .ToDictionary(kind => $"RateLimits:{kind}:Permits", _ => (string?)"100000");

    /// <summary>Every address of a door with what is known of the other case in its places.</summary>
    private static IEnumerable<string> Addresses(Door door, string own, string there, string caseId, string taskId, string[] files)
    {
        var tokens = door.Address.StartsWith("/g/", StringComparison.Ordinal) ? new[] { own, there } : [there];
        return from token in tokens
               from hash in files
               select door.Address.Replace("/g/{token}", token, StringComparison.Ordinal).Replace("{token}", "x", StringComparison.Ordinal).Replace("{taskId}", Uri.EscapeDataString(taskId), StringComparison.Ordinal)
                   .Replace("{instance}", caseId, StringComparison.Ordinal).Replace("{hash:length(64)}", hash, StringComparison.Ordinal).Replace("{hash}", hash, StringComparison.Ordinal)
                   .Replace("{id:length(32)}", new string('0', 32), StringComparison.Ordinal).Replace("{id:guid}", Guid.Empty.ToString(), StringComparison.Ordinal).Replace("{webhook:guid}", Guid.Empty.ToString(), StringComparison.Ordinal)
                   .Replace("{import:long}", "1", StringComparison.Ordinal).Replace("{id}", caseId, StringComparison.Ordinal).Replace("{key}", "reply.1", StringComparison.Ordinal)
                   .Replace("{package}", GuestProcess.Name, StringComparison.Ordinal).Replace("{name}", "hardship", StringComparison.Ordinal).Replace("{slug}", "x", StringComparison.Ordinal).Replace("{kind}", "units", StringComparison.Ordinal);
    }
}
