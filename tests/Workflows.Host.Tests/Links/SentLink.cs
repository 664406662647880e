using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Workflows.Data;
using Workflows.Data.Mail;
using Workflows.Engine.State;
using Workflows.Host.Mail;
using Workflows.Testing;

namespace Workflows.Host.Tests.Links;

/// <summary>A link as it stands in a mail to the street's vice chair, and a browser that opens it without signing in.</summary>
internal sealed class SentLink(TestHost host, string token)
{
    public HttpClient Browser { get; } = host.Client();
    public string Address => "/m/" + token;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static async Task<SentLink> ToAsync(TestHost host, ProcessInstance instance, string person = "zhou-ba")
    {
        var (token, task) = (MailLinks.NewToken(), instance.Tasks[0]);
        await host.Services.GetRequiredService<IMailTokenStore>().IssueAsync(new()
        {
            Hash = MailLinks.HashOf(token)!, PersonId = person, InstanceId = instance.Id, TaskId = task.Id, Visit = task.Visit,
            PackageHash = instance.PackageHash, IssuedAt = host.Clock.GetUtcNow(),
            ExpiresAt = MailLinks.InstantOf(new(task.Due!.Day, null), TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai")),
        }, Stop);
        return new(host, token);
    }

    public async Task<IHtmlDocument> OpenAsync() => new HtmlParser().ParseDocument(await Browser.GetStringAsync(Address, Stop));

    /// <summary>Posts the form of the page with what is given beside its hidden fields.</summary>
    public async Task<IHtmlDocument> SendAsync(params (string Name, string Value)[] values)
    {
        var page = await OpenAsync();
        var hidden = page.QuerySelectorAll("main form input[type=hidden]").OfType<IHtmlInputElement>().Select(i => (i.Name!, i.Value));
        var answer = await Browser.PostAsync(Address, new FormUrlEncodedContent(hidden.Concat(values)
            .Select(v => KeyValuePair.Create(v.Item1, v.Item2))), Stop);
        return new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync(Stop));
    }

    public async Task<MailTokenRow> RowAsync()
    {
        var hash = MailLinks.HashOf(token);
        await using var context = await host.Services.GetRequiredService<IDbContextFactory<WorkflowsContext>>().CreateDbContextAsync(Stop);
        return await context.MailTokens.AsNoTracking().SingleAsync(t => t.Hash == hash, Stop);
    }

    public static string Text(IHtmlDocument page) =>
        string.Join(' ', page.QuerySelector("main")!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
