using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Workflows.Data;
using Workflows.Definitions;
using Workflows.Definitions.ModelChecks;
using Workflows.Definitions.Packages;
using Workflows.Definitions.Scenarios;
using Workflows.Definitions.Texts;
using Workflows.Host.Execution;
using Workflows.Stages.Scenarios;

namespace Workflows.Host.Processes;

/// <summary>
/// What a package is asked before it may come into force: every model check, and its own scenarios, played in memory beside
/// the processes in force. A package never changes, so neither does the answer; it is kept while the host runs.
/// </summary>
public sealed class ReleaseChecks(IDbContextFactory<WorkflowsContext> contexts, PackageStore packages, TextCatalog texts, TimeProvider clock, ILogger<ReleaseChecks> log)
{
    private readonly ConcurrentDictionary<string, CheckedPackage> _known = new(StringComparer.Ordinal);

    /// <summary>The model checks alone; errors among them forbid even keeping the package.</summary>
    public static ImmutableArray<Problem> Model(ProcessPackage package) => PackageChecks.All(package);

    public async Task<CheckedPackage> OfAsync(ProcessPackage package, CancellationToken cancellation)
    {
        if (_known.TryGetValue(package.Hash, out var known)) return known;
        var beside = await BesideAsync(package.Name, cancellation);
        var played = await Task.Run(() => package.Scenarios.Select(s => Play(package, s.Key, s.Value, beside)).ToImmutableArray(), cancellation);
        return _known[package.Hash] = new(Model(package), played);
    }

    private async Task<ImmutableArray<ProcessPackage>> BesideAsync(string name, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var hashes = await context.InForceAt(clock.GetUtcNow()).Where(r => r.Name != name).Select(r => r.PackageHash).ToListAsync(cancellation);
        var beside = ImmutableArray.CreateBuilder<ProcessPackage>();
        foreach (var hash in hashes) beside.Add((await packages.GetAsync(hash, cancellation)).Package);
        return beside.ToImmutable();
    }

    private TriedScenario Play(ProcessPackage package, string name, string text, ImmutableArray<ProcessPackage> beside)
    {
        var file = $"scenarios/{name}.md";
        var reading = ScenarioReader.Read(text, file);
        if (reading.Scenario is not { } scenario) return new(name, file, 0, [.. reading.Problems.Select(p => new ScenarioFailure(p.Line, "", texts.Say(p.Sentence, Language.Chinese)))]);
        try
        {
            var world = ScenarioWorld.Of(scenario);
            var start = new DateTimeOffset(scenario.Start, world.Zone.GetUtcOffset(scenario.Start)).ToUniversalTime();
            var result = new ScenarioPlayer(scenario, new PureStage(world, beside.Add(package), start), texts).Play();
            return new(scenario.Title, file, result.Lines.Length, result.Failures);
        }
        catch (Exception broken) when (broken is not OperationCanceledException)
        {
            // A package from outside may lead the player where none of ours did; the release is refused, the host goes on.
            log.LogWarning(broken, "Scenario {Scenario} of package {Package} broke off.", name, package.Name);
            return new(scenario.Title, file, 0, [new(0, "", broken.Message)]);
        }
    }
}

/// <summary>A scenario of a package, played.</summary>
/// <param name="Rows">Rows played; 0 where it could not be read.</param>
public sealed record TriedScenario(string Title, string File, int Rows, ImmutableArray<ScenarioFailure> Failures);

public sealed record CheckedPackage(ImmutableArray<Problem> Problems, ImmutableArray<TriedScenario> Scenarios)
{
    /// <summary>True where nothing forbids the release; advice may remain.</summary>
    public bool MayBeReleased => Problems.All(p => p.IsWarning) && Scenarios.All(s => s.Failures.IsEmpty);
}
