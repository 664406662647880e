using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text.Json;
using Workflows.Data;
using Workflows.Data.Delivery;
using Workflows.Definitions.Texts;

namespace Workflows.Host.Webhooks;

/// <summary>
/// Sends one signed request: connects only to addresses that are allowed, looked up for this very connection, follows no redirect,
/// uses no proxy, waits ten seconds at most and reads nothing of the answer but its status.
/// </summary>
public sealed class WebhookClient : IDisposable
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly HttpClient _http;

    public WebhookClient(WebhookNetworks networks) => _http = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseProxy = false,
        UseCookies = false,
        ConnectTimeout = Patience / 2,
        PooledConnectionLifetime = TimeSpan.FromMinutes(1),
        MaxResponseHeadersLength = 16,
        ConnectCallback = (context, cancellation) => ConnectAsync(networks, context.DnsEndPoint, cancellation),
    }) { Timeout = Patience };

    /// <summary>What came back.</summary>
    /// <param name="body">JSON, exactly as it is signed.</param>
    public async Task<WebhookAnswer> SendAsync(Uri address, string id, DateTimeOffset at, string signature, byte[] body, CancellationToken cancellation)
    {
        var watch = Stopwatch.StartNew();
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new ByteArrayContent(body) };
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json") { CharSet = "utf-8" };
            request.Headers.UserAgent.ParseAdd("union-workflows-webhooks/1");
            request.Headers.Add(WebhookSignature.IdHeader, id);
            request.Headers.Add(WebhookSignature.TimestampHeader, WebhookSignature.Seconds(at));
            request.Headers.Add(WebhookSignature.SignatureHeader, signature);
            using var answer = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
            var status = (int)answer.StatusCode;
            return new(status, Took(watch), answer.IsSuccessStatusCode ? null : Sentence.Of(status is >= 300 and < 400 ? "webhooks.fault.redirect" : "webhooks.fault.status", ("status", status)));
        }
        catch (TaskCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new(null, Took(watch), Sentence.Of("webhooks.fault.late", ("seconds", (int)Patience.TotalSeconds)));
        }
        catch (HttpRequestException failure)
        {
            return new(null, Took(watch), failure.InnerException is ForbiddenAddressException forbidden
                ? Sentence.Of("webhooks.fault.forbidden", ("host", forbidden.Message))
                : Sentence.Of("webhooks.fault.unreachable", ("reason", failure.GetBaseException().Message.Cut(200))));
        }
    }

    public void Dispose() => _http.Dispose();

    private static int Took(Stopwatch watch) => (int)watch.ElapsedMilliseconds;

    private static async ValueTask<Stream> ConnectAsync(WebhookNetworks networks, DnsEndPoint host, CancellationToken cancellation)
    {
        var addresses = (await Dns.GetHostAddressesAsync(host.Host, cancellation)).Where(networks.Allow).ToArray();
        if (addresses.Length == 0) throw new ForbiddenAddressException(host.Host);
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, host.Port, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private sealed class ForbiddenAddressException(string host) : Exception(host);
}

/// <param name="Status">Null where nothing came back.</param>
/// <param name="Fault">Null where it was taken.</param>
public sealed record WebhookAnswer(int? Status, int Milliseconds, Sentence? Fault);
