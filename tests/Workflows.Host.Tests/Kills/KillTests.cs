using System.Globalization;
using Workflows.Testing;

namespace Workflows.Host.Tests.Kills;

/// <summary>Alone on the machine: how long a recovery takes is part of what is held.</summary>
[CollectionDefinition(nameof(KillTests), DisableParallelization = true)]
public sealed class KillsAlone;

/// <summary>
/// Two hosts, one database, a real mail server, and SIGKILL. The environment names another number and another seed:
/// <c>KILLS=200 SEED=7 dotnet test tests/Workflows.Host.Tests --filter FullyQualifiedName~KillTests</c>.
/// </summary>
[Collection(nameof(KillTests))]
public sealed class KillTests(PostfixServer mails) : IClassFixture<PostfixServer>
{
    private static int Kills => Number("KILLS") ?? 20;
    private static int Seed => Number("SEED") ?? 2026;

    [Fact]
    public async Task Scenarios_come_true_while_hosts_and_database_are_killed_and_nothing_is_lost_or_done_twice()
    {
        Requires.Part("postgres", OperatingSystem.IsLinux(), "Processes of the database are killed by their number, as Linux shows them.");
        mails.Needed();
        var run = new KillRun(mails, Kills, Seed, TestContext.Current.CancellationToken);
        IReadOnlyList<string> faults;
        try
        {
            faults = await run.FaultsAsync();
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            faults = [failure.ToString()];
        }
        var summary = string.Create(CultureInfo.InvariantCulture,
            $"seed {Seed}: {run.Timeline.Kills.Count} kills, {run.Acts} acts, {run.Mails} mails of which {run.RepeatedMails} came again, longest recovery {run.Timeline.Kills.Max(k => k.Recovery?.TotalSeconds) ?? 0:0.0} s");
        TestContext.Current.TestOutputHelper?.WriteLine($"{summary}\n{run.Timeline}");
        Assert.True(faults.Count == 0, $"{summary}\n{string.Join('\n', faults)}\n\n{run.Timeline}");
    }

    private static int? Number(string name) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
