using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Workflows.Data;
using Workflows.Data.Notices;
using Workflows.Testing;

namespace Workflows.Host.Tests.Notices;

/// <summary>Reads notices as somebody at the wall does: without signing in, page by page.</summary>
internal sealed class NoticeReader(TestHost host)
{
    public HttpClient Browser { get; } = host.Client();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async Task<NoticeRow> RowAsync(string instanceId)
    {
        await using var context = await host.Services.GetRequiredService<IDbContextFactory<WorkflowsContext>>().CreateDbContextAsync(Stop);
        return await context.Notices.SingleAsync(n => n.InstanceId == instanceId, Stop);
    }

    public async Task<IHtmlDocument> PageAsync(string address) => Parse(await Browser.GetStringAsync(address, Stop));

    public async Task<IHtmlDocument> NoticeAsync(string instanceId) => await PageAsync("/notices/" + (await RowAsync(instanceId)).Slug);

    /// <summary>Opens the form of a page and posts it with what is given; the page that answers.</summary>
    public async Task<IHtmlDocument> PostAsync(string address, Action<MultipartFormDataContent>? attach, params (string Name, string Value)[] values)
    {
        var page = await PageAsync(address);
        return await SendAsync(address, page, attach, values);
    }

    /// <summary>Posts the form of a page that was opened before.</summary>
    public async Task<IHtmlDocument> SendAsync(string address, IHtmlDocument page, Action<MultipartFormDataContent>? attach, params (string Name, string Value)[] values)
    {
        using var form = new MultipartFormDataContent();
        foreach (var hidden in page.QuerySelectorAll("main form input[type=hidden]").OfType<IHtmlInputElement>())
            form.Add(new StringContent(hidden.Value), hidden.Name!);
        foreach (var (name, value) in values)
            form.Add(new StringContent(value), name);
        attach?.Invoke(form);
        var answer = await Browser.PostAsync(address, form, Stop);
        return Parse(await answer.Content.ReadAsStringAsync(Stop));
    }

    public static IHtmlDocument Parse(string html) => new HtmlParser().ParseDocument(html);

    /// <summary>What somebody reads on a page, spaces made one.</summary>
    public static string Text(IHtmlDocument page) => string.Join(' ', page.QuerySelector("main")!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
