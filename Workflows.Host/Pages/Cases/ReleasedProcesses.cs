using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Workflows.Data;
using Workflows.Definitions.Forms;
using Workflows.Host.Execution;
using Workflows.Host.Pages.Cases.Reading;

namespace Workflows.Host.Pages.Cases;

/// <summary>The released processes as lists and rights ask for them: names in words, and which posts read their cases.</summary>
public sealed class ReleasedProcesses(WorkflowsContext data, PackageStore packages, CaseWords said)
{
    private ImmutableArray<(string Hash, bool Active)>? _known;

    /// <summary>One line for each process, by its active version.</summary>
    public async Task<ImmutableArray<ReleasedProcess>> AllAsync(CancellationToken cancellation)
    {
        var all = ImmutableArray.CreateBuilder<ReleasedProcess>();
        foreach (var (hash, _) in (await KnownAsync(cancellation)).Where(p => p.Active))
            if (await packages.GetAsync(hash, cancellation) is { } process)
                all.Add(new(process.Package.Name, said.Process(process.Model)));
        return [.. all.OrderBy(p => p.Words, StringComparer.Ordinal)];
    }

    /// <summary>The posts that read the cases of each package, by its hash: cases stay with the package they began under.</summary>
    public async Task<ImmutableDictionary<string, ImmutableArray<string>>> ReadersAsync(CancellationToken cancellation)
    {
        var readers = ImmutableDictionary.CreateBuilder<string, ImmutableArray<string>>(StringComparer.Ordinal);
        foreach (var (hash, _) in await KnownAsync(cancellation))
            readers[hash] = (await packages.GetAsync(hash, cancellation)).Model.Case.Readers;
        return readers.ToImmutable();
    }

    /// <summary>The forms of all active processes, for what their answers are called.</summary>
    public async Task<ImmutableArray<FormSchema>> FormsAsync(CancellationToken cancellation)
    {
        var forms = ImmutableArray.CreateBuilder<FormSchema>();
        foreach (var (hash, _) in (await KnownAsync(cancellation)).Where(p => p.Active))
            forms.AddRange((await packages.GetAsync(hash, cancellation)).Package.Forms.Values);
        return forms.ToImmutable();
    }

    private async Task<ImmutableArray<(string Hash, bool Active)>> KnownAsync(CancellationToken cancellation) => _known ??=
        [.. (await data.Packages.AsNoTracking().Select(p => new { p.Hash, p.Active }).ToListAsync(cancellation)).Select(p => (p.Hash, p.Active))];
}

public sealed record ReleasedProcess(string Name, string Words);
