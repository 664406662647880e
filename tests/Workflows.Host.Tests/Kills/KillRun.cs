using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using Workflows.Data;
using Workflows.Data.Identity;
using Workflows.Data.Installation;
using Workflows.Data.Organization;
using Workflows.Definitions.Scenarios;
using Workflows.Definitions.Texts;
using Workflows.Host.Demonstration;
using Workflows.Host.Execution;
using Workflows.Host.Installation;
using Workflows.Host.Scenarios;
using Workflows.Host.Tests.Scenarios;
using Workflows.Host.Web;
using Workflows.KillHost;
using Workflows.Stages.Scenarios;
using Workflows.Testing;

namespace Workflows.Host.Tests.Kills;

/// <summary>
/// Plays shipped scenarios one after the other, each on a database of its own, by two hosts, until so many kills have fallen; the
/// last scenario is played to its end. Everything random follows from the seed.
/// </summary>
internal sealed class KillRun(PostfixServer mails, int kills, int seed, CancellationToken cancellation)
{
    private const string From = "office@union.example";
    private static readonly string[] Scenarios = ["hardship-aid/month", "condolence-list/undelivered", "hardship-aid/exits", "hardship-aid/one-family"];

    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"union-workflows-kills-{Environment.ProcessId}");
    private readonly string _masterKey = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
    private readonly MailCheck _mailCheck = new(mails, From);

    public Timeline Timeline { get; } = new();

    public int Acts { get; private set; }

    public int RepeatedMails => _mailCheck.Repeated;

    public int Mails => _mailCheck.Mails;

    /// <summary>What is not as it must be; empty where all is well.</summary>
    public async Task<IReadOnlyList<string>> FaultsAsync()
    {
        using var database = new DatabaseProcess(Path.Combine(_folder, "database"));
        try
        {
            database.Start();
            await database.ReadyAsync(cancellation);
            var seeded = new Random(seed);
            for (var round = 0; Timeline.Kills.Count < kills || round == 0; round++)
                if (await RoundAsync(database, round, seeded) is { Count: > 0 } faults) return faults;
            return [];
        }
        finally
        {
            database.Dispose();
            await ForgetAsync();
        }
    }

    /// <summary>The server ends a moment after its supervisor and still writes until then; what cannot be removed is no reason to hide another.</summary>
    private async Task ForgetAsync()
    {
        for (var tries = 0; Directory.Exists(_folder) && tries < 20; tries++)
            try
            {
                await Task.Delay(500, CancellationToken.None);
                Directory.Delete(_folder, recursive: true);
            }
            catch (IOException)
            {
                // The next try finds it still.
            }
    }

    private async Task<IReadOnlyList<string>> RoundAsync(DatabaseProcess database, int round, Random seeded)
    {
        var name = Scenarios[round % Scenarios.Length];
        Timeline.Say($"round {round + 1}: {name}");
        var scenario = WithoutRefusals(PlayedScenario.Read(name));
        var made = string.Create(CultureInfo.InvariantCulture, $"kills_{round}");
        await database.MakeAsync(made, cancellation);
        var clock = new MovableClock(new DateTimeOffset(scenario.Start, TimeSpan.FromHours(8)));
        var clockFile = Path.Combine(_folder, $"{made}.clock");
        FileClock.Write(clockFile, clock.GetUtcNow());
        var settings = Settings(database.For(made), clockFile);
        await using var reading = await PreparedAsync(scenario, clock, settings);
        var hosts = new[] { "A", "B" }.Select(n => new HostProcess(n, settings)).ToList();
        try
        {
            var town = new Town(database, hosts, reading.Services, clock, clockFile, Timeline);
            await OpenAsync(town);
            var killer = new Killer(town, kills - Timeline.Kills.Count, new Random(seeded.Next()), cancellation);
            using var stage = new PeopleStage(reading.Services, clock, town, killer, new Random(seeded.Next()), cancellation);
            var played = await Task.Run(() => new ScenarioPlayer(scenario, stage, reading.Services.GetRequiredService<TextCatalog>()).Play(), cancellation);
            await killer.RestAsync();
            Acts += town.Accepted.Count;
            Timeline.Say($"played with {town.Accepted.Count} acts");
            return
            [
                .. town.Faults,
                .. played.Failures.Select(f => $"{name} line {f.Line}: {f.Expected} / {f.Actual}"),
                .. await new Afterwards(reading.Services, town.Accepted, cancellation).FaultsAsync(),
                .. await _mailCheck.FaultsAsync(reading.Services, Timeline.Kills, cancellation),
            ];
        }
        catch (Exception failure)
        {
            Timeline.Say($"ended by {failure}");
            foreach (var host in hosts) Timeline.Say($"the last words of host {host.Name}:\n{host.LastWords}");
            throw;
        }
        finally
        {
            foreach (var host in hosts) host.Dispose();
            NpgsqlConnection.ClearAllPools();
        }
    }

    private static async Task OpenAsync(Town town)
    {
        foreach (var host in town.Hosts) host.Start();
        for (var tries = 0; !await town.IsWellAsync(CancellationToken.None); tries++)
        {
            if (tries == 120) throw new TimeoutException($"Expected two hosts, but they do not answer.\n{string.Join('\n', town.Hosts.Select(h => h.LastWords))}");
            await Task.Delay(500);
        }
        town.Timeline.Say("both hosts are open");
    }

    private Dictionary<string, string> Settings(string connectionString, string clockFile) => new()
    {
        ["ConnectionStrings:Workflows"] = connectionString,
        ["Clock"] = clockFile,
        ["Sealing:MasterKey"] = _masterKey,
        ["Mail:Host"] = "127.0.0.1",
        ["Mail:Port"] = mails.Port.ToString(CultureInfo.InvariantCulture),
        ["Mail:Security"] = "None",
        ["Mail:From"] = From,
        ["Mail:PublicUrl"] = "http://127.0.0.1:5080",
        ["Logging:LogLevel:Default"] = "Warning",
    };

    /// <summary>A host that is never started: for looking into the database, which it fills first.</summary>
    private static async Task<WebApplication> PreparedAsync(Scenario scenario, MovableClock clock, Dictionary<string, string> settings)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ApplicationName = "Workflows.Host", ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration.AddInMemoryCollection(settings.Select(s => KeyValuePair.Create(s.Key, (string?)s.Value)));
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<TimeProvider>(clock);
        var app = UnionHost.Build(builder, settings["ConnectionStrings:Workflows"], InstallationInfo.From(builder.Configuration) with { Demonstration = true });
        await app.Services.MigrateUnionDataAsync(CancellationToken.None);
        await app.Services.GetRequiredService<Deployments>().ReleaseShippedAsync(CancellationToken.None);
        await using var scope = app.Services.CreateAsyncScope();
        var data = scope.ServiceProvider.GetRequiredService<WorkflowsContext>();
        await new ScenarioDatabase(data, clock).LoadAsync(scenario, CancellationToken.None);
        // Pages offer applicants from the list of members; a scenario names them without a post.
        var top = scenario.Units.First(u => u.Parent is "").Id;
        foreach (var member in scenario.Persons.Where(p => p.Posts.IsEmpty).Select(p => ScenarioDatabase.PersonId(scenario, p.Name)))
            data.Posts.Add(new PostRow { Post = "member", UnitId = top, PersonId = member, ValidFrom = clock.GetUtcNow().AddYears(-1) });
        data.Settings.Add(new SettingRow { Name = DemonstrationLoader.Mark, Value = "true" });
        var password = new PasswordHasher<Account>().HashPassword(new Account(), Visitor.Password);
        foreach (var person in await data.Persons.Select(p => p.Id).ToListAsync())
            data.Users.Add(new Account
            {
                Id = Guid.NewGuid(), UserName = person, NormalizedUserName = person.ToUpperInvariant(), PersonId = person,
                SecurityStamp = Guid.NewGuid().ToString("N"), PasswordHash = password,
            });
        await data.SaveChangesAsync();
        return app;
    }

    /// <summary>Rows that are refused change nothing, and pages say them in other places.</summary>
    private static Scenario WithoutRefusals(Scenario scenario) =>
        scenario with { Steps = [.. scenario.Steps.Where(s => !s.Then.Any(t => t is IsRefused))] };
}
