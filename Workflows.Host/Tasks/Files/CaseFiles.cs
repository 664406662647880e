using Workflows.Data;
using Workflows.Definitions.Feel;
using Workflows.Definitions.Forms;
using Workflows.Engine.State;
using Workflows.Host.Evidence;
using Workflows.Host.Execution;
using Workflows.Host.Pages.Audit;
using Workflows.Host.Pages.Cases;
using Workflows.Host.Sealing;
using Workflows.Host.Tasks.Parts;
using Workflows.Host.Web;
using Workflows.Host.World;

namespace Workflows.Host.Tasks.Files;

/// <summary>The files of cases for whoever may see the case or answers a task of it.</summary>
public sealed class CaseFiles(
    WorkflowsContext data, InstanceStore instances, Worlds worlds, CaseAccess access, Sealer sealer, EvidenceStore evidence, AuditTrail trail, Reader reader, TimeProvider clock)
{
    /// <summary>Null where there is no such file in the case, it is not the reader's to see, or it is sensitive and was not asked for as such.</summary>
    public async Task<EvidenceFile?> OpenAsync(string instanceId, string hash, bool mayBeSensitive, CancellationToken cancellation)
    {
        if (await instances.FindAsync(instanceId, cancellation) is not { Instance: { } instance, Process: { } process }) return null;
        if (!await MayOpenAsync(instance, cancellation)) return null;
        var places = process.Package.Forms.Values.SelectMany(f => FormValues.In(f, instance.Variables)).Where(p => p.Field is AttachmentField);
        if (places.FirstOrDefault(p => Holds(p, hash)) is not { } place || place.IsSensitive && !mayBeSensitive) return null;
        if (place.IsSensitive) await trail.WriteAsync("fileOpened", ("case", instanceId), ("file", hash), cancellation);
        return await evidence.OpenAsync(data, hash, cancellation);
    }

    /// <summary>Whether the reader may see the case or answers an open task of it, be it for somebody else.</summary>
    public async Task<bool> MayOpenAsync(string instanceId, CancellationToken cancellation) =>
        await instances.FindAsync(instanceId, cancellation) is { Instance: { } instance } && await MayOpenAsync(instance, cancellation);

    private async Task<bool> MayOpenAsync(ProcessInstance instance, CancellationToken cancellation) =>
        await HasTaskAsync(instance, cancellation) || await access.MaySeeAsync(instance.Id, cancellation);

    private bool Holds(PlacedValue place, string hash)
    {
        var value = SealedValue.From(place.Value) is { } seal ? sealer.Reveal(data, seal.Id) : place.Value;
        return FileReader.Files(value ?? FeelValue.Null).Any(f => f.Hash == hash);
    }

    private Task<bool> HasTaskAsync(ProcessInstance instance, CancellationToken cancellation) => worlds.AskAsync(
        clock.GetUtcNow(), instance, world => instance.Tasks.Any(t => Standing.Of(world.Directory, t, reader.Person!.Id) is not null), cancellation);
}
