using Workflows.Host.Identity;
using Workflows.Host.Pages.Audit;
using Workflows.Host.Pages.Cases.Reading;
using Workflows.Host.Web;

namespace Workflows.Host.Pages.Cases;

/// <summary>What belongs to a case and is no page: its diagram and its raw record. Not there and not the reader's are the same answer.</summary>
public static class CaseEndpoints
{
    public static void MapUnionCases(this IEndpointRouteBuilder routes)
    {
        var cases = routes.MapGroup("/cases/{id}").WithMetadata(new AudienceAttribute(Audience.SignedIn, Relation.SeesCase));
        cases.MapGet("/diagram.bpmn", DiagramAsync);
        cases.MapGet("/record.jsonl", RecordAsync).RequireRateLimiting(RateLimits.Exports);
    }

    private static async Task<IResult> DiagramAsync(string id, CaseAccess access, Reader reader, CancellationToken cancellation) =>
        await access.ReadAsync(id, seen => DiagramXml.In(seen.File.Process.Package.BpmnXml, reader.Language), cancellation) is { } xml
            ? Results.Text(xml, "application/xml")
            : Results.NotFound();

    private static async Task<IResult> RecordAsync(string id, RawRecord record, AuditTrail trail, CancellationToken cancellation)
    {
        await trail.WriteAsync("exported", ("case", id), ("what", "record"), cancellation);
        return Results.File(await record.LinesAsync(id, cancellation), "application/jsonl", $"{id}.jsonl");
    }
}
