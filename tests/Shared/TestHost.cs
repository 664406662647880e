using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Workflows.Host.Demonstration;
using Workflows.Host.Installation;

namespace Workflows.Testing;

/// <summary>
/// The real host on a port of its own, over a test database with the demonstration federation, with a clock that tests move.
/// <c>class MyTests(TestHost host) : IClassFixture&lt;TestHost&gt;</c>. A second host on the same database is made by <see cref="AnotherAsync"/>.
/// </summary>
public sealed class TestHost(TestServer server) : IAsyncLifetime
{
    private TestDatabase? _database;
    private WebApplication? _app;
    private readonly string _folder = Directory.CreateTempSubdirectory("union-workflows-host-").FullName;

    public TestClock Clock { get; } = new();

    public string ConnectionString => _database!.ConnectionString;

    /// <summary>Where the host keeps its master key and files.</summary>
    public string Folder => _folder;

    /// <summary>Address of the host, without a slash at the end.</summary>
    public string Address => App.Urls.First().TrimEnd('/');

    public IServiceProvider Services => App.Services;

    /// <summary>Skips the test where there is no database.</summary>
    private WebApplication App
    {
        get
        {
            _ = _database!.ConnectionString;
            return _app!;
        }
    }

    public async ValueTask InitializeAsync()
    {
        _database = new TestDatabase(server);
        await _database.InitializeAsync();
        if (server.Reason is null)
            _app = await StartAsync(_database.ConnectionString, []);
    }

    /// <summary>Another host on the same database, sharing clock and keys.</summary>
    /// <param name="settings">Settings of its own, such as a mail server.</param>
    /// <param name="also">Services of its own.</param>
    public Task<WebApplication> AnotherAsync(Dictionary<string, string?>? settings = null, Action<IServiceCollection>? also = null) =>
        StartAsync(ConnectionString, settings ?? [], also);

    /// <summary>A host that is built on the database but not started: nothing runs by itself in it.</summary>
    public WebApplicationBuilder Builder(Dictionary<string, string?>? settings = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = "Workflows.Host",
            ContentRootPath = AppContext.BaseDirectory,
            EnvironmentName = "Development",
        });
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Configuration.AddInMemoryCollection(settings ?? []).AddInMemoryCollection(new Dictionary<string, string?> { ["DataFolder"] = _folder });
        return builder;
    }

    /// <summary>A client with cookies of its own that does not follow redirects.</summary>
    public HttpClient Client() =>
        new(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = true }) { BaseAddress = new Uri(Address) };

    /// <summary>A client signed in as a person of the demonstration, e.g. <c>zhou-ba</c>.</summary>
    public Task<HttpClient> SignedInAsync(string person) => SignInAsync(Client(), person);

    /// <summary>Signs a client of any host of this database in.</summary>
    public static async Task<HttpClient> SignInAsync(HttpClient client, string person)
    {
        var page = await client.GetStringAsync("/account/sign-in");
        var answer = await client.PostAsync("/account/sign-in", new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["Name"] = person,
            ["Password"] = Federation.Password,
            [TokenName] = TokenOf(page),
        }));
        return answer.StatusCode is HttpStatusCode.Redirect ? client
            : throw new InvalidOperationException($"{person} could not sign in: {answer.StatusCode}");
    }

    /// <summary>The name of the field that guards forms against other sites.</summary>
    public const string TokenName = "__RequestVerificationToken";

    /// <summary>The guard of the first form on a page.</summary>
    public static string TokenOf(string html) => Regex.Match(html, $"name=\"{TokenName}\"[^>]*value=\"([^\"]+)\"").Groups[1].Value;

    public async ValueTask DisposeAsync()
    {
        if (_app is not null)
            await _app.DisposeAsync();
        if (_database is not null)
            await _database.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task<WebApplication> StartAsync(string connectionString, Dictionary<string, string?> settings, Action<IServiceCollection>? also = null)
    {
        var builder = Builder(settings);
        builder.WebHost.UseStaticWebAssets().UseUrls("http://127.0.0.1:0");
        builder.Services.TryAddSingleton<TimeProvider>(Clock);
        also?.Invoke(builder.Services);
        var prepared = await Preparation.PrepareAsync(connectionString, builder, Clock, demonstrate: true, CancellationToken.None);
        var app = UnionHost.Build(builder, connectionString, prepared.Installation);
        await app.StartAsync();
        return app;
    }
}
