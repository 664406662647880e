using System.Security.Claims;
using System.Text.Encodings.Web;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Workflows.Host.Identity;
using Workflows.Host.Web;

namespace Workflows.Host.Tests.Web;

/// <summary>
/// The screens without database, mail and jobs, at a fixed instant: 18 June 2026, 9:20 in Shanghai. A person is signed in
/// by the header <c>X-Person</c>, which names the roles.
/// </summary>
public sealed class WebAlone : IAsyncDisposable
{
    private readonly WebApplication _app;

    private WebAlone(WebApplication app) => _app = app;

    public static async Task<WebAlone> StartAsync(
        bool demonstration = true, string environment = "Development", Action<IServiceCollection>? also = null, Action<WebApplication>? routes = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = "Workflows.Host",
            EnvironmentName = environment,
            ContentRootPath = HostFolder,
        });
        builder.Logging.ClearProviders();
        builder.WebHost.UseTestServer();
        builder.Services.AddSingleton(new InstallationInfo(demonstration, "示例街道总工会"));
        builder.Services.AddSingleton<TimeProvider>(new StandingClock());
        also?.Invoke(builder.Services);
        builder.Services.AddUnionWeb();
        builder.Services.AddAuthentication("test").AddScheme<AuthenticationSchemeOptions, HeaderPerson>("test", null);
        var app = builder.Build();
        app.UseUnionWeb();
        routes?.Invoke(app);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new(app);
    }

    public static string HostFolder { get; } = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../../../../Workflows.Host"));

    public IServiceProvider Services => _app.Services;

    /// <summary>A browser that keeps cookies and follows nothing by itself.</summary>
    public HttpClient Browser(string language = "zh-CN", string? roles = null)
    {
        var client = new HttpClient(new CookieKeeper(_app.GetTestServer().CreateHandler())) { BaseAddress = new("http://localhost") };
        client.DefaultRequestHeaders.Add("Accept-Language", language);
        if (roles is not null) client.DefaultRequestHeaders.Add("X-Person", roles);
        return client;
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private sealed class StandingClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 6, 18, 1, 20, 0, TimeSpan.Zero);
    }

    private sealed class HeaderPerson(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory log, UrlEncoder encoder)
        : AuthenticationHandler<AuthenticationSchemeOptions>(options, log, encoder)
    {
        protected override Task<AuthenticateResult> HandleAuthenticateAsync()
        {
            if (Request.Headers["X-Person"].FirstOrDefault() is not { } roles) return Task.FromResult(AuthenticateResult.NoResult());
            var claims = roles.Split(',').Select(r => new Claim(ReaderClaims.Role, r))
                .Append(new(ClaimTypes.Name, "示例·周八")).Append(new(ClaimTypes.NameIdentifier, "zhou")).Append(new(ReaderClaims.Unit, "示例街道总工会"));
            return Task.FromResult(AuthenticateResult.Success(new(new(new ClaimsIdentity(claims, "test")), "test")));
        }
    }
}

/// <summary>One host for all tests of a class: a demonstration in Development, which shows the gallery.</summary>
public sealed class DemonstrationWeb : IAsyncLifetime
{
    public WebAlone Web { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Web = await WebAlone.StartAsync();

    public ValueTask DisposeAsync() => Web.DisposeAsync();

    /// <summary>A page as a visitor sees it in Chinese.</summary>
    public Task<IHtmlDocument> ReadAsync(string address) => Web.Browser().ReadAsync(address);
}

public static class Browsing
{
    public static async Task<IHtmlDocument> ReadAsync(this HttpClient browser, string address) =>
        Parse(await browser.GetStringAsync(address, TestContext.Current.CancellationToken));

    public static async Task<IHtmlDocument> PageAsync(this HttpResponseMessage answer) =>
        Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));

    /// <summary>Posts the fields with the form token of a page that was read before.</summary>
    public static async Task<HttpResponseMessage> SendAsync(this HttpClient browser, string page, string address, params (string Name, string Value)[] fields)
    {
        var token = (await browser.ReadAsync(page)).QuerySelector<IHtmlInputElement>("input[name=__RequestVerificationToken]")!.Value;
        var all = fields.Append(("__RequestVerificationToken", token)).Select(f => KeyValuePair.Create(f.Item1, f.Item2));
        using var form = new FormUrlEncodedContent(all);
        return await browser.PostAsync(address, form, TestContext.Current.CancellationToken);
    }

    public static T? QuerySelector<T>(this IHtmlDocument page, string selector) where T : class => page.QuerySelector(selector) as T;

    private static IHtmlDocument Parse(string html) => new HtmlParser().ParseDocument(html);
}
