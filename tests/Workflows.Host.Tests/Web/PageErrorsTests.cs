using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Workflows.Host.Identity;

namespace Workflows.Host.Tests.Web;

/// <summary>Never a code, never blame: what is, what it means, what to do.</summary>
public sealed partial class PageErrorsTests
{
    [Fact]
    public async Task What_is_not_there_was_not_found()
    {
        await using var web = await WebAlone.StartAsync();
        var answer = await web.Browser().GetAsync("/no/such/page", TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        var page = await answer.PageAsync();
        Assert.Equal("没有找到", page.QuerySelector("h1")!.TextContent);
        Assert.DoesNotContain("404", page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Our_fault_shows_a_number_and_nothing_of_what_went_wrong()
    {
        await using var web = await WebAlone.StartAsync(environment: "Production", routes: Fail);
        var answer = await web.Browser().GetAsync("/fail", TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        var page = await answer.PageAsync();
        Assert.Equal("系统出了问题", page.QuerySelector("h1")!.TextContent);
        Assert.Matches(Number(), page.Body!.TextContent);
        Assert.DoesNotContain("secret detail", page.Source.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_is_not_meant_is_told_so_in_english_too()
    {
        await using var web = await WebAlone.StartAsync(routes: Fail);
        var answer = await web.Browser("en", "Staff").GetAsync("/auditors", TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Equal("This is not part of your duties", (await answer.PageAsync()).QuerySelector("h1")!.TextContent);
    }

    [Fact]
    public async Task An_address_of_programs_answers_with_problem_details()
    {
        await using var web = await WebAlone.StartAsync();
        var answer = await web.Browser().GetAsync("/api/no/such", TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.Contains("没有找到，或者与您无关", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    private static void Fail(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/fail", string () => throw new InvalidOperationException("secret detail")).WithMetadata(new AudienceAttribute(Audience.Public, Relation.None));
        routes.MapGet("/auditors", () => "").WithMetadata(new AudienceAttribute(Audience.Auditor, Relation.None));
    }

    [GeneratedRegex("编号 [0-9A-F]{4}-[0-9A-F]{4}，可告诉管理员")]
    private static partial Regex Number();
}
