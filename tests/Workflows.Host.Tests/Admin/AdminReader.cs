using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Workflows.Testing;

namespace Workflows.Host.Tests.Admin;

/// <summary>A signed-in browser that reads pages and sends their forms.</summary>
internal sealed class AdminReader(HttpClient browser) : IDisposable
{
    public const string Administrator = "qin-guan";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static async Task<AdminReader> SignedInAsync(TestHost host, string person = Administrator) => new(await host.SignedInAsync(person));

    public async Task<IHtmlDocument> PageAsync(string address) => Parse(await browser.GetStringAsync(address, Stop));

    public Task<HttpResponseMessage> GetAsync(string address) => browser.GetAsync(address, Stop);

    /// <summary>Posts to an address with the guard of the page it stands on; the answer, not followed.</summary>
    public async Task<HttpResponseMessage> PostAsync(string page, string address, params (string Name, string Value)[] values)
    {
        var guard = TestHost.TokenOf(await browser.GetStringAsync(page, Stop));
        return await browser.PostAsync(address, new FormUrlEncodedContent(values.Append((TestHost.TokenName, guard))
            .Select(v => KeyValuePair.Create(v.Item1, v.Item2))), Stop);
    }

    public static async Task<IHtmlDocument> ParseAsync(HttpResponseMessage answer) => Parse(await answer.Content.ReadAsStringAsync(Stop));

    public static string Text(IHtmlDocument page) =>
        string.Join(' ', page.QuerySelector("main")!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    public void Dispose() => browser.Dispose();

    private static IHtmlDocument Parse(string html) => new HtmlParser().ParseDocument(html);
}
