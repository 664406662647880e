using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Workflows.Data;
using Workflows.Host.Tasks.Files;
using Workflows.Testing;

namespace Workflows.Host.Tests.Tasks;

/// <summary>Files sent in parts: gone on with after a break and on another host, taken once, seen by nobody else, tidied away.</summary>
public sealed class UploadTests(TestHost host) : IClassFixture<TestHost>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_file_is_gone_on_with_on_another_host_after_the_first_stopped_and_lies_there_once()
    {
        var bytes = Paper(700_000);
        using var sender = await Sender.OfAsync(host, await host.SignedInAsync("li-si"));
        var id = Id();
        Assert.Equal(0, (await sender.BeginAsync(id, "诊断书.pdf", bytes.Length)).Offset);
        Assert.Equal(300_000, (await sender.SendAsync(id, 0, bytes[..300_000])).Offset);

        await using var other = await host.AnotherAsync();
        sender.MoveTo(other.Urls.First());
        Assert.Equal(300_000, (await sender.BeginAsync(id, "诊断书.pdf", bytes.Length)).Offset);
        Assert.Equal((HttpStatusCode.Conflict, 300_000), await sender.SendAsync(id, 0, bytes[..300_000]) is var again ? (again.Status, again.Offset) : default);
        Assert.Equal(HttpStatusCode.Conflict, (await sender.SendAsync(id, 400_000, bytes[400_000..500_000])).Status);
        var whole = await sender.SendAsync(id, 300_000, bytes[300_000..]);
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
        Assert.Equal((hash, "诊断书.pdf"), (whole.Hash, whole.Name));
        // The answer got lost: asking again, or sending the last part again, gives the same.
        Assert.Equal(hash, (await sender.BeginAsync(id, "诊断书.pdf", bytes.Length)).Hash);
        Assert.Equal(hash, (await sender.SendAsync(id, 300_000, bytes[300_000..])).Hash);

        await using var context = await ContextAsync();
        Assert.Equal(1, await context.Evidence.CountAsync(e => e.Hash == hash, Stop));
        Assert.Equal(0, await context.UploadParts.CountAsync(p => p.UploadId == id, Stop));
    }

    [Fact]
    public async Task Parts_lie_encrypted_and_are_nobody_elses()
    {
        var bytes = Paper(2_000);
        using var sender = await Sender.OfAsync(host, await host.SignedInAsync("li-si"));
        using var stranger = await Sender.OfAsync(host, await host.SignedInAsync("zheng-shi"));
        var id = Id();
        await sender.BeginAsync(id, "隐私.pdf", bytes.Length);
        await sender.SendAsync(id, 0, bytes[..1_000]);

        await using var context = await ContextAsync();
        var row = await context.Uploads.AsNoTracking().SingleAsync(u => u.Id == id, Stop);
        var part = await context.UploadParts.AsNoTracking().SingleAsync(p => p.UploadId == id, Stop);
        Assert.True(part.Bytes.AsSpan().IndexOf("secret"u8) < 0 && row.Name.AsSpan().IndexOf(Encoding.UTF8.GetBytes("隐私")) < 0);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.SendAsync(id, 1_000, bytes[1_000..])).Status);
        using var visitor = host.Client();
        using var refused = await visitor.PutAsync($"{host.Address}/uploads/{Id()}", null, Stop);
        Assert.False(refused.IsSuccessStatusCode);
    }

    [Fact]
    public async Task What_is_no_paper_or_picture_and_what_is_too_large_is_refused_with_a_sentence()
    {
        using var sender = await Sender.OfAsync(host, await host.SignedInAsync("li-si"));
        var (page, large) = (Id(), Id());
        var html = "<html><script>alert(1)</script>"u8.ToArray();
        await sender.BeginAsync(page, "证明.pdf", html.Length);
        var answer = await sender.SendAsync(page, 0, html);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains("证明.pdf", answer.Say, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await sender.BeginAsync(large, "录像.pdf", Uploads.MostBytes + 1)).Status);
        await using var context = await ContextAsync();
        Assert.False(await context.Uploads.AnyAsync(u => u.Id == page || u.Id == large, Stop));
    }

    [Fact]
    public async Task What_nobody_went_on_with_is_tidied_away_and_what_a_draft_needs_stays()
    {
        using var sender = await Sender.OfAsync(host, await host.SignedInAsync("qian-qi"));
        var (left, whole) = (Id(), Id());
        await sender.BeginAsync(left, "半份.pdf", 5_000);
        await sender.SendAsync(left, 0, Paper(5_000)[..1_000]);
        var bytes = Paper(3_000, "整份");
        await sender.BeginAsync(whole, "整份.pdf", bytes.Length);
        var hash = (await sender.SendAsync(whole, 0, bytes)).Hash;
        var tidying = host.Services.GetRequiredService<ShelfTidying>();
        await using var context = await ContextAsync();
        context.Add(new Workflows.Data.Instances.DraftRow { PersonId = "qian-qi", Subject = "start:example", Content = [1], SavedAt = host.Clock.GetUtcNow() });
        await context.SaveChangesAsync(Stop);

        await tidying.RunAsync(Stop);
        Assert.True(await context.Uploads.AnyAsync(u => u.Id == left, Stop));
        host.Clock.Move(TimeSpan.FromDays(8));
        await tidying.RunAsync(Stop);
        Assert.False(await context.Uploads.AnyAsync(u => u.Id == left, Stop) || await context.UploadParts.AnyAsync(p => p.UploadId == left, Stop));
        Assert.True(await context.Evidence.AnyAsync(e => e.Hash == hash, Stop));
        await context.Drafts.Where(d => d.PersonId == "qian-qi").ExecuteDeleteAsync(Stop);
        await tidying.RunAsync(Stop);
        Assert.False(await context.Evidence.AnyAsync(e => e.Hash == hash, Stop));
    }

    private static string Id() => Guid.NewGuid().ToString("N");

    private static byte[] Paper(int length, string own = "一份") => [.. Papers.Pdf("secret " + own), .. Enumerable.Repeat((byte)'.', length - Papers.Pdf("secret " + own).Length)];

    private Task<WorkflowsContext> ContextAsync() => host.Services.GetRequiredService<IDbContextFactory<WorkflowsContext>>().CreateDbContextAsync(Stop);

    private sealed record Answer(HttpStatusCode Status, long Offset, string Hash, string Name, string Say);

    /// <summary>Speaks as the page's script does.</summary>
    private sealed class Sender(HttpClient client, string guard, string address) : IDisposable
    {
        private string _address = address;

        public static async Task<Sender> OfAsync(TestHost host, HttpClient client) => new(client, TestHost.TokenOf(await client.GetStringAsync("/me", Stop)), host.Address);

        public void MoveTo(string address) => _address = address.TrimEnd('/');

        public Task<Answer> BeginAsync(string id, string name, long length) => AskAsync(HttpMethod.Put, id, null, ("Upload-Length", $"{length}"), ("Upload-Name", Uri.EscapeDataString(name)));

        public Task<Answer> SendAsync(string id, long offset, byte[] part) => AskAsync(HttpMethod.Patch, id, new ByteArrayContent(part), ("Upload-Offset", $"{offset}"));

        public void Dispose() => client.Dispose();

        private async Task<Answer> AskAsync(HttpMethod method, string id, HttpContent? content, params (string Name, string Value)[] headers)
        {
            using var request = new HttpRequestMessage(method, $"{_address}/uploads/{id}") { Content = content };
            foreach (var (name, value) in headers.Append(("X-Form", guard))) request.Headers.Add(name, value);
            using var answer = await client.SendAsync(request, Stop);
            var said = answer.Content.Headers.ContentType?.MediaType == "application/json" ? await answer.Content.ReadFromJsonAsync<JsonNode>(Stop) : null;
            return new(answer.StatusCode, (long?)said?["offset"] ?? -1, (string?)said?["file"]?["hash"] ?? "", (string?)said?["file"]?["name"] ?? "", (string?)said?["say"] ?? "");
        }
    }
}
