using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Workflows.Data;
using Workflows.Definitions;
using Workflows.Definitions.Packages;
using Workflows.Definitions.Texts;
using Workflows.Host.Audit;
using Workflows.Host.Execution;

namespace Workflows.Host.Processes;

/// <summary>Takes a package from outside in as a version of its process: unpacked, read, bound, asked the model checks. Kept only without a fault.</summary>
public sealed partial class PackageIntake(IDbContextFactory<WorkflowsContext> contexts, Deployments deployments, SystemJournal journal)
{
    /// <param name="name">The process's short name, e.g. <c>hardship-aid</c>.</param>
    public async Task<TakenIn> TakeAsync(string name, byte[] zip, string by, CancellationToken cancellation)
    {
        if (!ShortName().IsMatch(name)) return TakenIn.Refused(Sentence.Of("processes.name"));
        var (files, problems) = PackageZip.Read(zip);
        if (!problems.IsEmpty) return new(null, problems);
        (var process, problems) = deployments.Read(name, files);
        if (process is null) return new(null, problems);
        problems = [.. problems, .. ReleaseChecks.Model(process.Package)];
        if (problems.Any(p => !p.IsWarning)) return new(null, problems);
        var hash = process.Package.Hash;
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        if (await context.Packages.AsNoTracking().SingleOrDefaultAsync(p => p.Hash == hash, cancellation) is { } known)
            return known.Name == name ? new(hash, problems) { WasKnown = true } : TakenIn.Refused(Sentence.Of("processes.sameFiles", ("name", known.Name)));
        await deployments.AddAsync(name, files, by, cancellation);
        await journal.WriteAsync("packageTakenIn", by, [("process", name), ("package", hash)], cancellation);
        return new(hash, problems);
    }

    [GeneratedRegex("^[a-z][a-z0-9-]{1,39}$", RegexOptions.NonBacktracking)]
    private static partial Regex ShortName();
}

/// <param name="Hash">Null where it was not kept: the problems say why. Beside a hash they are advice.</param>
public sealed record TakenIn(string? Hash, ImmutableArray<Problem> Problems)
{
    /// <summary>The very same files are a version already.</summary>
    public bool WasKnown { get; init; }

    internal static TakenIn Refused(Sentence sentence) => new(null, [new Problem("", "", 0, sentence)]);
}
