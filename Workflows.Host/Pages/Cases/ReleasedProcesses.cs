using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Workflows.Data;
using Workflows.Definitions.Forms;
using Workflows.Host.Execution;
using Workflows.Host.Pages.Cases.Reading;

namespace Workflows.Host.Pages.Cases;

/// <summary>The released processes as lists and rights ask for them: names in words, and which posts read their cases.</summary>
public sealed class ReleasedProcesses(WorkflowsContext data, PackageStore packages, CaseWords said, TimeProvider clock)
{
    private ImmutableArray<string>? _inForce;

    /// <summary>One line for each process, by the version in force.</summary>
    public async Task<ImmutableArray<ReleasedProcess>> AllAsync(CancellationToken cancellation)
    {
        var all = ImmutableArray.CreateBuilder<ReleasedProcess>();
        foreach (var hash in await InForceAsync(cancellation))
            if (await packages.GetAsync(hash, cancellation) is { } process)
                all.Add(new(process.Package.Name, said.Process(process.Model)));
        return [.. all.OrderBy(p => p.Words, StringComparer.Ordinal)];
    }

    /// <summary>The posts that read the cases of each package, by its hash: cases stay with the package they began under.</summary>
    public async Task<ImmutableDictionary<string, ImmutableArray<string>>> ReadersAsync(CancellationToken cancellation)
    {
        var readers = ImmutableDictionary.CreateBuilder<string, ImmutableArray<string>>(StringComparer.Ordinal);
        foreach (var hash in await data.Packages.AsNoTracking().Select(p => p.Hash).ToListAsync(cancellation))
            readers[hash] = (await packages.GetAsync(hash, cancellation)).Model.Case.Readers;
        return readers.ToImmutable();
    }

    /// <summary>The forms of all processes in force, for what their answers are called.</summary>
    public async Task<ImmutableArray<FormSchema>> FormsAsync(CancellationToken cancellation)
    {
        var forms = ImmutableArray.CreateBuilder<FormSchema>();
        foreach (var hash in await InForceAsync(cancellation))
            forms.AddRange((await packages.GetAsync(hash, cancellation)).Package.Forms.Values);
        return forms.ToImmutable();
    }

    private async Task<ImmutableArray<string>> InForceAsync(CancellationToken cancellation) => _inForce ??=
        [.. await data.InForceAt(clock.GetUtcNow()).Select(r => r.PackageHash).ToListAsync(cancellation)];
}

public sealed record ReleasedProcess(string Name, string Words);
