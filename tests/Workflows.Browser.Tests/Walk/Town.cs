using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Workflows.Data;
using Workflows.Data.Ledgers;
using Workflows.Definitions.Scenarios;
using Workflows.Definitions.Texts;
using Workflows.Host.Demonstration;
using Workflows.Host.DueWork;
using Workflows.Host.Installation;
using Workflows.Host.Mail;
using Workflows.Host.Outbox;
using Workflows.Host.Scenarios;
using Workflows.Host.Web;
using Workflows.Stages.Scenarios;
using Workflows.Testing;

namespace Workflows.Browser.Tests.Walk;

/// <summary>The demonstration federation with a clock, where people walk to a screen at a day and an hour of 2026.</summary>
internal sealed class Town(Chromium chromium, TestHost host, Look look) : IAsyncDisposable
{
    public static async Task<Town> OpenAsync(TestServer server, Chromium chromium, Look look, string from)
    {
        var host = new TestHost(server);
        host.Clock.MoveTo(Instant(from));
        await host.InitializeAsync();
        return new(chromium, host, look);
    }

    public Look Look => look;

    /// <summary>The same town, looked at by somebody else.</summary>
    public Town SeenBy(Look other) => new(chromium, host, other);

    /// <summary>What has happened before anybody comes by: a scenario beside this file, played without screens; then it is as late as its last row.</summary>
    public async Task PlayAsync(string file)
    {
        var scenario = ScenarioReader.Read(await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Walk", file)), file).Scenario!;
        foreach (var ledger in scenario.Ledgers) await SpendAsync(ledger);
        var clock = new MovableClock(new(scenario.Start, Shanghai));
        var builder = host.Builder();
        builder.Services.AddSingleton<TimeProvider>(clock);
        await using var app = UnionHost.Build(builder, host.ConnectionString, host.Services.GetRequiredService<InstallationInfo>());
        var result = new ScenarioPlayer(scenario, new HostStage(app.Services, clock), app.Services.GetRequiredService<TextCatalog>()).Play();
        Assert.Empty(result.Failures.Select(f => $"line {f.Line}: {f.Expected} / {f.Actual}"));
        host.Clock.MoveTo(clock.GetUtcNow());
    }

    public TestHost Host => host;

    /// <summary>A person of the demonstration signs in at an hour, say <c>05-20 09:00</c>; whatever fell due before has happened, midnight by midnight.</summary>
    public async Task<Walker> AtAsync(string when, string person)
    {
        var walker = await AtAsync(when);
        await walker.SignInAsync(person, Federation.Password);
        return walker;
    }

    /// <summary>Anybody, not signed in.</summary>
    public async Task<Walker> AtAsync(string when)
    {
        await WaitUntilAsync(when);
        var page = await chromium.OpenAsync(look.Width, look.IsPhone ? 844 : 768, look.IsPhone, look.Locale);
        look.Listen(page);
        return new(page, look, host.Address);
    }

    /// <summary>Lets the time pass: timers fire, mails go out.</summary>
    public async Task WaitUntilAsync(string when)
    {
        var (now, until) = (host.Clock.GetUtcNow(), Instant(when));
        for (var midnight = now.ToOffset(Shanghai).Date.AddDays(1); new DateTimeOffset(midnight, Shanghai) < until; midnight = midnight.AddDays(1))
            await ComesAsync(new(midnight, Shanghai));
        await ComesAsync(until);
    }

    /// <summary>Mails to a person, the newest first.</summary>
    public async Task<IReadOnlyList<PickedMail>> MailsAsync(string person)
    {
        var outbox = host.Services.GetRequiredService<OutboxWorker>();
        while (await outbox.RunDueAsync(CancellationToken.None) > 0) { }
        return [.. host.Services.GetRequiredService<PickupBox>().List().Where(m => m.To.Contains($"{person}@", StringComparison.Ordinal)).OrderByDescending(m => m.At)];
    }

    /// <summary>Takes what a ledger has spent already out of the demonstration's.</summary>
    private async Task SpendAsync(ScenarioLedger spent)
    {
        await using var data = await host.Services.GetRequiredService<IDbContextFactory<WorkflowsContext>>().CreateDbContextAsync();
        var ledger = await data.Ledgers.SingleAsync(l => l.Kind == spent.Kind && l.UnitId == spent.Unit && l.Year == spent.Year);
        data.LedgerEntries.Add(ledger.Move("reserve", "before", spent.Spent.Fen, -spent.Spent.Fen, "", 0, "system", host.Clock.GetUtcNow()));
        data.LedgerEntries.Add(ledger.Move("pay", "before", spent.Spent.Fen, 0, "", 0, "system", host.Clock.GetUtcNow()));
        await data.SaveChangesAsync();
    }

    private async Task ComesAsync(DateTimeOffset instant)
    {
        host.Clock.MoveTo(instant);
        var (due, outbox) = (host.Services.GetRequiredService<DueWorker>(), host.Services.GetRequiredService<OutboxWorker>());
        while (await due.RunDueAsync(CancellationToken.None) + await outbox.RunDueAsync(CancellationToken.None) > 0) { }
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    private static readonly TimeSpan Shanghai = TimeSpan.FromHours(8);

    private static DateTimeOffset Instant(string when) =>
        new(DateTime.ParseExact($"2026-{when}", "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture), Shanghai);
}
