using System.Collections.Immutable;
using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.Extensions.DependencyInjection;
using Workflows.Definitions.Texts;
using Workflows.Host.Identity;

namespace Workflows.Host.Tests.Web;

public sealed class SignInTests
{
    [Fact]
    public async Task A_refusal_keeps_the_name_and_never_the_password()
    {
        await using var web = await StartAsync();

        var answer = await web.Browser().SendAsync("/account/sign-in", "/account/sign-in", ("Name", "zhouba"), ("Password", "wrong-pass"));

        var page = await answer.PageAsync();
        Assert.Equal("账号或密码不对，请再试一次。", page.QuerySelector("#faults b")!.TextContent);
        Assert.Equal("zhouba", page.QuerySelector<IHtmlInputElement>("#name")!.Value);
        Assert.DoesNotContain("wrong-pass", page.Source.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_typed_is_said_for_each_field()
    {
        await using var web = await StartAsync();

        var answer = await web.Browser().SendAsync("/account/sign-in", "/account/sign-in", ("Name", " "), ("Password", ""));

        Assert.Equal(["请填写账号", "请填写密码"], (await answer.PageAsync()).QuerySelectorAll("#faults b").Select(b => b.TextContent));
    }

    [Theory]
    [InlineData("/cases/7?tab=money", "/cases/7?tab=money")]
    [InlineData("https://elsewhere.example/", "/")]
    [InlineData("", "/")]
    public async Task Signing_in_leads_where_the_reader_wanted_to_go_on_this_site(string wanted, string to)
    {
        await using var web = await StartAsync();

        var answer = await web.Browser().SendAsync("/account/sign-in", "/account/sign-in", ("Name", "zhouba"), ("Password", "right"), ("ReturnUrl", wanted));

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal(to, answer.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task A_demonstration_offers_its_example_people()
    {
        await using var web = await StartAsync();
        var page = await web.Browser().ReadAsync("/account/sign-in");

        Assert.Equal(["示例·周八"], page.QuerySelectorAll(".accounts button b").Select(b => b.TextContent));
        Assert.NotNull(page.QuerySelector(".accounts form input[name=__RequestVerificationToken]"));
        Assert.Equal("周", page.QuerySelector(".accounts .face")!.TextContent);
    }

    [Fact]
    public async Task An_installation_that_works_offers_nobody()
    {
        await using var web = await StartAsync(demonstration: false);
        var page = await web.Browser().ReadAsync("/account/sign-in");

        Assert.Null(page.QuerySelector(".accounts"));
        Assert.DoesNotContain("public-password", page.Source.Text, StringComparison.Ordinal);
    }

    private static Task<WebAlone> StartAsync(bool demonstration = true) => WebAlone.StartAsync(demonstration, also: services =>
    {
        services.AddScoped<ISignIn, OnePassword>();
        services.AddScoped<IDemonstrationAccounts, OneAccount>();
    });

    private sealed class OnePassword : ISignIn
    {
        public Task<SignInOutcome> SignInAsync(string name, string password, bool remember, CancellationToken cancellation) =>
            Task.FromResult(password == "right" ? SignInOutcome.SignedIn : SignInOutcome.Refused(Sentence.Of("signIn.refused.wrong")));

        public Task<SignInOutcome> SignInByCodeAsync(string code, bool remember, CancellationToken cancellation) =>
            throw new NotSupportedException("Nobody here has a second step.");

        public Task SignOutAsync(CancellationToken cancellation) => Task.CompletedTask;
    }

    private sealed class OneAccount : IDemonstrationAccounts
    {
        public Task<ImmutableArray<DemonstrationAccount>> ListAsync(CancellationToken cancellation) =>
            Task.FromResult(ImmutableArray.Create(new DemonstrationAccount("zhouba", "public-password", "示例·周八", "示例街道总工会常务副主席")));
    }
}
