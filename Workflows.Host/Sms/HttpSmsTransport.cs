using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using Workflows.Data;
using Workflows.Definitions.Texts;
using Workflows.Host.Mail;

namespace Workflows.Host.Sms;

/// <summary>Posts each message, signed, to the operator's provider. Follows no redirect, waits ten seconds, reads 64 KB of the answer at most.</summary>
public sealed partial class HttpSmsTransport(SmsOptions options, TimeProvider clock) : ISmsTransport, IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) })
    {
        Timeout = TimeSpan.FromSeconds(10), MaxResponseContentBufferSize = 64 * 1024,
    };

    public bool IsSetUp => true;

    public bool IsTrial => false;

    public async Task<SendOutcome> SendAsync(ShortMessage message, CancellationToken cancellation)
    {
        try
        {
            using var request = Request(message);
            using var answer = await _http.SendAsync(request, cancellation);
            var said = await answer.Content.ReadAsStringAsync(cancellation);
            return answer.IsSuccessStatusCode && said.Contains(options.Accepted, StringComparison.Ordinal) ? new SendOutcome.Delivered()
                : answer.StatusCode is >= HttpStatusCode.InternalServerError or HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout ? new SendOutcome.Retry(Refusal(answer, said))
                : new SendOutcome.Permanent(Refusal(answer, said));
        }
        catch (Exception failure) when (failure is HttpRequestException || failure is TaskCanceledException && !cancellation.IsCancellationRequested)
        {
            return new SendOutcome.Retry(Sentence.Of("sms.unreachable", ("reason", failure.GetBaseException().Message.Cut(200))));
        }
    }

    public void Dispose() => _http.Dispose();

    /// <summary>What is sent for a message at this moment.</summary>
    internal HttpRequestMessage Request(ShortMessage message)
    {
        var (time, nonce) = (clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture), RandomNumberGenerator.GetHexString(16, lowercase: true));
        var signsItself = options.Body.Contains("{signature}", StringComparison.Ordinal);
        var signature = "";
        string? Value(string place) => place switch
        {
            "mobile" => message.Mobile, "text" => message.Text, "code" => message.Code, "link" => message.Link, "kind" => message.Kind.ToString(),
            "template" => options.Templates.GetValueOrDefault(message.Kind.ToString(), ""), "time" => time, "nonce" => nonce, "signature" => signature, _ => null,
        };
        var body = signsItself ? "" : Filled(options.Body, Value, Escaped);
        if (options.Secret.Length > 0)
            signature = Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(options.Secret),
                Encoding.UTF8.GetBytes(Filled(options.Signed, place => place is "body" ? body : Value(place), plain => plain))));
        if (signsItself) body = Filled(options.Body, Value, Escaped);
        var request = new HttpRequestMessage(HttpMethod.Post, options.Url)
        {
            Content = new StringContent(body, Encoding.UTF8, options.Format == SmsFormat.Json ? "application/json" : "application/x-www-form-urlencoded"),
        };
        foreach (var (name, written) in options.Headers)
            request.Headers.TryAddWithoutValidation(name, Filled(written, Value, plain => plain));
        if (signature.Length == 0) return request;
        request.Headers.TryAddWithoutValidation("X-Timestamp", time);
        request.Headers.TryAddWithoutValidation("X-Nonce", nonce);
        request.Headers.TryAddWithoutValidation(options.SignatureHeader, signature);
        return request;
    }

    private string Escaped(string value) => options.Format == SmsFormat.Json ? JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(value) : Uri.EscapeDataString(value);

    private static string Filled(string written, Func<string, string?> value, Func<string, string> escape) =>
        Places().Replace(written, place => value(place.Groups[1].Value) is { } known ? escape(known) : place.Value);

    private static Sentence Refusal(HttpResponseMessage answer, string said) =>
        Sentence.Of("sms.refused", ("status", (int)answer.StatusCode), ("answer", said.ReplaceLineEndings(" ").Cut(200)));

    [GeneratedRegex("\\{([a-z]+)\\}")]
    private static partial Regex Places();
}
