using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Workflows.Host.Tests.Api;

/// <summary>Another house's system at a real port: takes what webhooks send, answers what the test says, checks signatures by itself.</summary>
internal sealed class Receiver : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<int> _answers = new();
    private readonly ConcurrentQueue<Told> _told = new();

    private Receiver()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.Run(TakeAsync);
    }

    public string Address => _app.Urls.First() + "/hook";

    /// <summary>All that came, in order.</summary>
    public IReadOnlyList<Told> All => [.. _told];

    /// <param name="answers">The first answers; 204 afterwards.</param>
    public static async Task<Receiver> OpenAsync(params int[] answers)
    {
        var receiver = new Receiver();
        foreach (var answer in answers) receiver._answers.Enqueue(answer);
        await receiver._app.StartAsync(TestContext.Current.CancellationToken);
        return receiver;
    }

    /// <summary>Waits for so many of the kind.</summary>
    public async Task<Told[]> OfAsync(string type, int count)
    {
        for (var wait = 0; wait < 100; wait++)
        {
            if (_told.Where(t => t.Type == type).ToArray() is var found && found.Length >= count) return found;
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }
        throw new TimeoutException($"Expected {count} of {type}, but there came: {string.Join(", ", _told.Select(t => t.Type))}.");
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task TakeAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        _told.Enqueue(new(context.Request.Headers["webhook-id"]!, context.Request.Headers["webhook-timestamp"]!, context.Request.Headers["webhook-signature"]!, Encoding.UTF8.GetString(body.ToArray())));
        context.Response.StatusCode = _answers.TryDequeue(out var answer) ? answer : StatusCodes.Status204NoContent;
        if (answer is 302) context.Response.Headers.Location = "/elsewhere";
    }
}

/// <summary>One request as it came.</summary>
internal sealed record Told(string Id, string Timestamp, string Signatures, string Body)
{
    public JsonNode Json => JsonNode.Parse(Body)!;

    public string? Type => (string?)Json["type"];

    public DateTimeOffset SentAt => DateTimeOffset.FromUnixTimeSeconds(long.Parse(Timestamp, CultureInfo.InvariantCulture));

    /// <summary>By the book: base64 of HMAC-SHA256 over id, timestamp and body with the bytes behind <c>whsec_</c>.</summary>
    public bool IsSignedWith(string secret)
    {
        var mac = HMACSHA256.HashData(Convert.FromBase64String(secret["whsec_".Length..]), Encoding.UTF8.GetBytes($"{Id}.{Timestamp}.{Body}"));
        return Signatures.Split(' ').Contains("v1," + Convert.ToBase64String(mac));
    }
}
