using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Workflows.Host.Demonstration;
using Workflows.Host.DueWork;
using Workflows.Host.Mail;
using Workflows.Host.Outbox;
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
        var page = await chromium.OpenAsync(look.Width, look.IsPhone ? 844 : 768, look.IsPhone);
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
