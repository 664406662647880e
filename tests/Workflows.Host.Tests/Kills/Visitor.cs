using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using AngleSharp.Html.Dom;
using Workflows.Host.Tests.Tasks;
using Workflows.Testing;

namespace Workflows.Host.Tests.Kills;

/// <summary>
/// A person at a browser who has two hosts to ask: where one does not answer, or asks for patience, the other is asked, and what
/// was sent is sent again as it was, under the command it had.
/// </summary>
internal sealed class Visitor(Town town, Random seeded, string person, CancellationToken cancellation) : IDisposable
{
    public const string Password = "示例口令-2026";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly HttpClient _client = new(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = true }) { Timeout = TimeSpan.FromSeconds(20) };

    public async Task<IHtmlDocument> OpenAsync(string address)
    {
        var answer = await AskAsync(address, null, seeded.Next(2));
        return answer.Status == HttpStatusCode.OK ? answer.Page
            : throw new InvalidOperationException($"{person} opened {address}, but was answered {answer.Status} {answer.Location}: {answer.Page.Words()}");
    }

    /// <summary>Sends a form; some of the forms to both hosts at once, as an impatient hand does.</summary>
    public async Task<Answered> SendAsync(IHtmlDocument page, string form, string address, Typed typed)
    {
        var element = (IHtmlFormElement?)page.QuerySelector(form) ?? throw new InvalidOperationException($"The page has no form {form}: {page.Words()}");
        var fields = Desk.Values(element).Where(v => !typed.Replaces(v.Name)).Concat(typed.Texts).ToArray();
        var to = element.GetAttribute("action") is { Length: > 0 } action ? action : address;
        var first = seeded.Next(2);
        if (seeded.Next(4) > 0) return await AskAsync(to, () => Content(fields, typed), first);
        var both = await Task.WhenAll(AskAsync(to, () => Content(fields, typed), first), AskAsync(to, () => Content(fields, typed), 1 - first));
        if (both[0].Status != both[1].Status)
            town.Fault($"{person} sent one form twice to {to} and was answered {both[0].Status} and {both[1].Status}: {both.First(a => a.Status == HttpStatusCode.OK).Page.Words()}");
        return both[0];
    }

    public void Dispose() => _client.Dispose();

    private async Task<Answered> AskAsync(string address, Func<HttpContent>? content, int first, bool signedIn = true)
    {
        var waited = Stopwatch.StartNew();
        for (var tries = first; waited.Elapsed < Patience; tries++)
        {
            if (await TryAsync(town.Hosts[tries % town.Hosts.Count].Address + address, content) is not { } answer)
                await Task.Delay(150, cancellation);
            else if (signedIn && answer.Location.StartsWith("/account/sign-in", StringComparison.Ordinal))
                await SignInAsync();
            else
                return answer;
        }
        throw new TimeoutException($"{person} asked for {address} for {waited.Elapsed.TotalSeconds:0} s, but nobody answered.");
    }

    /// <summary>Null where nobody answered, or only that it takes a moment.</summary>
    private async Task<Answered?> TryAsync(string address, Func<HttpContent>? content)
    {
        try
        {
            using var message = new HttpRequestMessage(content is null ? HttpMethod.Get : HttpMethod.Post, address) { Content = content?.Invoke() };
            using var answer = await _client.SendAsync(message, cancellation);
            var page = Desk.Parse(await answer.Content.ReadAsStringAsync(cancellation));
            if (answer.StatusCode == HttpStatusCode.ServiceUnavailable) return null;
            if (answer.StatusCode >= HttpStatusCode.InternalServerError) throw new InvalidOperationException($"{person} was shown a failure at {address}: {page.Words()}");
            var location = answer.Headers.Location?.ToString() ?? "";
            return new(answer.StatusCode, Uri.TryCreate(location, UriKind.Absolute, out var whole) && whole.Scheme.StartsWith("http", StringComparison.Ordinal) ? whole.PathAndQuery : location, page);
        }
        catch (Exception nobody) when (nobody is HttpRequestException or IOException or TaskCanceledException && !cancellation.IsCancellationRequested)
        {
            return null;
        }
    }

    private async Task SignInAsync()
    {
        var page = (await AskAsync("/account/sign-in", null, 0, signedIn: false)).Page;
        var answer = await AskAsync("/account/sign-in", () => new FormUrlEncodedContent(
            [new("Name", person), new("Password", Password), new(TestHost.TokenName, TestHost.TokenOf(page.Source.Text))]), 1, signedIn: false);
        if (answer.Status != HttpStatusCode.Redirect) throw new InvalidOperationException($"{person} could not sign in: {answer.Status} {answer.Page.Words()}");
    }

    private static MultipartFormDataContent Content(IEnumerable<(string Name, string Value)> fields, Typed typed)
    {
        var content = new MultipartFormDataContent();
        foreach (var (name, value) in fields) content.Add(new StringContent(value, Encoding.UTF8), $"\"{name}\"");
        foreach (var (name, file, bytes) in typed.Files)
        {
            var part = new ByteArrayContent(bytes);
            part.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
            content.Add(part, $"\"{name}\"", file);
        }
        return content;
    }
}

/// <param name="Location">Where the answer leads, without the host; empty where it leads nowhere.</param>
internal sealed record Answered(HttpStatusCode Status, string Location, IHtmlDocument Page);
