using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Workflows.Data;
using Workflows.Host.Identity;

namespace Workflows.Host.Tests.Web;

/// <summary>While the database is away nothing typed is lost and nobody is shown a failure.</summary>
public sealed class WaitingPageTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_page_that_cannot_be_read_now_says_so_and_tries_again_by_itself()
    {
        await using var web = await StartAsync();
        using var answer = await web.Browser().GetAsync("/away?page=2", Cancel);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(5), answer.Headers.RetryAfter!.Delta);
        var page = await answer.PageAsync();
        Assert.Equal("系统正在恢复，请稍等", page.QuerySelector("h1")!.TextContent);
        Assert.Equal("/away?page=2", page.QuerySelector("a[data-again='5']")!.GetAttribute("href"));
        Assert.DoesNotContain("postgres", page.Source.Text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task What_was_sent_stands_in_the_page_and_goes_out_again_under_its_command()
    {
        await using var web = await StartAsync();
        using var answer = await web.Browser("en").PostAsync("/away", new FormUrlEncodedContent(
            [new("command", "c1"), new("act", "approve"), new("comment", "同意，\"照办\"\n第二行"), new("fund", "a"), new("fund", "b")]), Cancel);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        var form = (await answer.PageAsync()).QuerySelector<IHtmlFormElement>("form[method=post][data-again='5']")!;
        Assert.Equal("/away", form.GetAttribute("action"));
        Assert.Equal(["command=c1", "act=approve", "comment=同意，\"照办\"\n第二行", "fund=a", "fund=b"],
            form.QuerySelectorAll("input[type=hidden]").Select(i => $"{i.GetAttribute("name")}={i.GetAttribute("value")}"));
        Assert.Equal("Send again", form.QuerySelector("button")!.TextContent);
    }

    [Fact]
    public async Task With_files_the_person_presses_the_button_and_is_told_about_them()
    {
        await using var web = await StartAsync();
        using var sent = new MultipartFormDataContent { { new StringContent("c1"), "command" }, { new ByteArrayContent([1, 2, 3]), "letter", "a.pdf" } };
        using var answer = await web.Browser().PostAsync("/away", sent, Cancel);

        var page = await answer.PageAsync();
        Assert.Null(page.QuerySelector("[data-again]:not([data-again=''])"));
        Assert.Contains("请重新选择", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal("c1", page.QuerySelector("form input[name=command]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task A_password_is_never_written_into_the_page()
    {
        await using var web = await StartAsync();
        using var answer = await web.Browser().PostAsync("/away", new FormUrlEncodedContent([new("Name", "li-si"), new("Password", "very secret")]), Cancel);

        Assert.DoesNotContain("very secret", (await answer.PageAsync()).Source.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Programs_get_the_status_and_the_time_to_wait()
    {
        await using var web = await StartAsync();
        using var answer = await web.Browser().GetAsync("/api/away", Cancel);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Contains("api.status.503", await answer.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        Assert.NotNull(answer.Headers.RetryAfter);
    }

    private static Task<WebAlone> StartAsync() => WebAlone.StartAsync(
        also: services => services.AddSingleton<ISqlDialect, PostgresDialect>(),
        routes: routes =>
        {
            foreach (var address in new[] { "/away", "/api/away" })
                routes.MapMethods(address, ["GET", "POST"], string () => throw new InvalidOperationException("Wrapped.", new NpgsqlException("postgres is gone", new IOException("broken"))))
                    .WithMetadata(new AudienceAttribute(Audience.Public, Relation.None)).DisableAntiforgery();
        });
}
