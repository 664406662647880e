using System.Collections.Immutable;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Workflows.Data;
using Workflows.Data.Documents;
using Workflows.Definitions;
using Workflows.Definitions.Documents;
using Workflows.Engine;
using Workflows.Host.Audit;
using Workflows.Host.Execution;

namespace Workflows.Host.Stages.Document;

/// <summary>The templates of released processes, and those laid over them here: read, checked, kept with all their versions.</summary>
public sealed class TemplateBook(IDbContextFactory<WorkflowsContext> contexts, PackageStore packages, SystemJournal journal, TimeProvider clock)
{
    /// <summary>Every process in force with the names of its templates.</summary>
    public async Task<ImmutableArray<(ExecutableProcess Process, ImmutableArray<string> Names)>> AllAsync(CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var hashes = await context.InForceAt(clock.GetUtcNow()).OrderBy(r => r.Name).Select(r => r.PackageHash).ToListAsync(cancellation);
        var all = ImmutableArray.CreateBuilder<(ExecutableProcess, ImmutableArray<string>)>();
        foreach (var hash in hashes)
        {
            var process = await packages.GetAsync(hash, cancellation);
            all.Add((process, NamesOf(process)));
        }
        return all.ToImmutable();
    }

    /// <summary>A template with what was laid over it, newest first; null where there is none of that name.</summary>
    public async Task<KnownTemplate?> FindAsync(string package, string name, CancellationToken cancellation)
    {
        if ((await AllAsync(cancellation)).FirstOrDefault(p => p.Process.Package.Name == package) is not { Process: { } process, Names: var names } || !names.Contains(name)) return null;
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var laid = await context.DocumentTemplates.AsNoTracking().Where(t => t.Package == package && t.Name == name)
            .OrderByDescending(t => t.FromDay).ThenByDescending(t => t.Id).ToListAsync(cancellation);
        return new(process, name, process.Package.Template(name)!, [.. laid]);
    }

    /// <summary>Lays a template over the package's from a day on; answers everything that is wrong with it, and then nothing is kept.</summary>
    public async Task<ImmutableArray<Problem>> LayAsync(KnownTemplate known, string fileName, byte[] bytes, DateOnly from, string by, CancellationToken cancellation)
    {
        var reading = DocumentTemplate.Read(fileName, bytes);
        if (reading.Template is not { } template) return reading.Problems;
        ImmutableArray<Problem> problems = [.. DocumentChecks.Find(known.Process.Package, fileName, template, isPublic: known.Name == ShippedDocuments.Notice)];
        if (problems.IsEmpty) await KeepAsync(known, template.Hash, bytes, fileName, from, by, cancellation);
        return problems;
    }

    /// <summary>From a day on the package's own template is used again.</summary>
    public Task TakeBackAsync(KnownTemplate known, DateOnly from, string by, CancellationToken cancellation) =>
        KeepAsync(known, known.Own.Hash, null, "", from, by, cancellation);

    private async Task KeepAsync(KnownTemplate known, string hash, byte[]? bytes, string fileName, DateOnly from, string by, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellation);
        context.Add(new DocumentTemplateRow
        {
            Package = known.Process.Package.Name, Name = known.Name, FromDay = from, Hash = hash, Bytes = bytes, FileName = fileName.Cut(Lengths.Words),
            AddedBy = by, AddedAt = clock.GetUtcNow(),
        });
        await journal.AppendAsync(context, bytes is null ? "templateTakenBack" : "templateLaid", by,
        [
            ("process", known.Process.Package.Name), ("template", known.Name), ("hash", hash), ("from", from.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        ], cancellation);
        await context.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
    }

    private static ImmutableArray<string> NamesOf(ExecutableProcess process) =>
        [.. process.Package.Documents.Keys.Union(ShippedDocuments.All.Keys).Order(StringComparer.Ordinal)];
}

/// <param name="Own">The package's own, or the product's.</param>
/// <param name="Laid">What was laid over it here, newest first.</param>
public sealed record KnownTemplate(ExecutableProcess Process, string Name, DocumentTemplate Own, ImmutableArray<DocumentTemplateRow> Laid)
{
    public DocumentTemplateRow? InForce(DateOnly day) => Laid.FirstOrDefault(t => t.FromDay <= day) is { Bytes: not null } row ? row : null;

    /// <summary>The template of a version, or in force where none is named; null for one that was taken back or is unknown.</summary>
    public DocumentTemplate? Version(long? id, DateOnly day) => id is null
        ? InForce(day) is { } row ? DocumentTemplate.Read(row.FileName, row.Bytes!).Template : Own
        : id == 0 ? Own
        : Laid.FirstOrDefault(t => t.Id == id) is { Bytes: { } bytes } laid ? DocumentTemplate.Read(laid.FileName, bytes).Template : null;
}
