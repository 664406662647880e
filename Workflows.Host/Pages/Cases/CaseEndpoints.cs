using Workflows.Data;
using Workflows.Host.Evidence;
using Workflows.Host.Identity;
using Workflows.Host.Pages.Audit;
using Workflows.Host.Pages.Cases.Reading;

namespace Workflows.Host.Pages.Cases;

/// <summary>What belongs to a case and is no page: its diagram, its files, its raw record. Not there and not the reader's are the same answer.</summary>
public static class CaseEndpoints
{
    public static void MapUnionCases(this IEndpointRouteBuilder routes)
    {
        var cases = routes.MapGroup("/cases/{id}").WithMetadata(new AudienceAttribute(Audience.SignedIn));
        cases.MapGet("/diagram.bpmn", DiagramAsync);
        cases.MapGet("/record.jsonl", RecordAsync);
        cases.MapGet("/files/{hash}", FileAsync);
        cases.MapPost("/files/{hash}", SensitiveFileAsync);
    }

    private static async Task<IResult> DiagramAsync(string id, CaseAccess access, CancellationToken cancellation) =>
        await access.ReadAsync(id, seen => seen.File.Process.Package.BpmnXml, cancellation) is { } xml
            ? Results.Text(xml, "application/xml")
            : Results.NotFound();

    private static async Task<IResult> RecordAsync(string id, CaseAccess access, RawRecord record, AuditTrail trail, CancellationToken cancellation)
    {
        if (!await access.MaySeeAsync(id, cancellation)) return Results.NotFound();
        await trail.WriteAsync("exported", ("case", id), ("what", "record"), cancellation);
        return Results.File(await record.LinesAsync(id, cancellation), "application/jsonl", $"{id}.jsonl");
    }

    private static Task<IResult> FileAsync(string id, string hash, CaseAccess access, EvidenceStore evidence, WorkflowsContext data, CancellationToken cancellation) =>
        SendAsync(id, hash, sensitive: false, access, evidence, data, null, cancellation);

    /// <summary>Files that hold something sensitive are asked for by a post and written down.</summary>
    private static Task<IResult> SensitiveFileAsync(
        string id, string hash, CaseAccess access, EvidenceStore evidence, WorkflowsContext data, AuditTrail trail, CancellationToken cancellation) =>
        SendAsync(id, hash, sensitive: true, access, evidence, data, trail, cancellation);

    private static async Task<IResult> SendAsync(
        string id, string hash, bool sensitive, CaseAccess access, EvidenceStore evidence, WorkflowsContext data, AuditTrail? trail, CancellationToken cancellation)
    {
        var attached = await access.ReadAsync(id, seen => AttachedFiles.Of(seen.File).FirstOrDefault(f => f.File.Hash == hash)!, cancellation);
        if (attached is null || attached.Sensitive && !sensitive) return Results.NotFound();
        if (attached.Sensitive) await trail!.WriteAsync("fileOpened", ("case", id), ("file", hash), cancellation);
        return await evidence.OpenAsync(data, hash, cancellation) is { } file
            ? Results.File(file.Bytes, file.MediaType, file.Name)
            : Results.NotFound();
    }
}
