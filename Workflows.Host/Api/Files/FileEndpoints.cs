using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Workflows.Definitions.Texts;
using Workflows.Host.Evidence;
using Workflows.Host.Forms;
using Workflows.Host.Identity;
using Workflows.Host.Tasks.Files;
using Workflows.Host.Web;

namespace Workflows.Host.Api;

/// <summary>Files: sent before the form that names them by hash, and read out of a case.</summary>
public static class FileEndpoints
{
    /// <summary>So many bytes one person sends in the days they lie here.</summary>
    private const long MostHeldBytes = 4L << 30;

    public static void MapFiles(this IEndpointRouteBuilder api)
    {
        api.MapPost("/files", SendAsync).WithName("sendFile").Accepts<byte[]>("application/octet-stream").WithMetadata(new RequestSizeLimitAttribute(Uploads.MostBytes));
        api.MapGet("/cases/{id}/files/{hash}", ReadAsync).WithName("readFile").Produces<byte[]>(contentType: "application/octet-stream");
    }

    /// <summary>Lies encrypted under a key of the sender's until a form names it, at most seven days.</summary>
    [Audience(Audience.SignedIn, Relation.Self), AccessScope(AccessScopes.StartCases, AccessScopes.CompleteTasks)]
    private static async Task<Results<Ok<ApiFile>, ApiProblem>> SendAsync(string name, HttpContext context, FileShelf shelf, Reader reader, CancellationToken cancellation)
    {
        using var bytes = new MemoryStream();
        await context.Request.Body.CopyToAsync(bytes, cancellation);
        name = FormBinder.NameOf(name);
        if (bytes.Length == 0 || name.Length == 0) return ApiProblem.Unfit([new("name", reader.T("forms.file.empty", ("name", name)))]);
        if (await shelf.HeldBytesAsync(cancellation) + bytes.Length > MostHeldBytes) return new ApiProblem(StatusCodes.Status429TooManyRequests, Sentence.Of("uploads.tooMany"));
        var file = await shelf.KeepAsync(bytes.ToArray(), name, cancellation);
        return file.Hash is "" ? ApiProblem.Unfit([new("name", reader.T("uploads.unknown", ("name", name)))]) : TypedResults.Ok(new ApiFile(file.Hash, file.Name, file.Size, file.Type));
    }

    /// <param name="sensitive">True asks for it although it is sensitive, which the system journal has.</param>
    [Audience(Audience.SignedIn, Relation.WorksOnCase), AccessScope(AccessScopes.ReadCases)]
    private static async Task<Results<FileContentHttpResult, ApiProblem>> ReadAsync(string id, string hash, HttpContext context, CaseFiles files, CancellationToken cancellation, bool sensitive = false)
    {
        if (await files.OpenAsync(id, hash, sensitive, cancellation) is not { } file) return ApiProblem.NotFound;
        ContentSecurity.ShowAsFile(context, sandboxed: true);
        context.Response.Headers.CacheControl = "no-store";
        return TypedResults.File(file.Bytes, file.MediaType, file.Name);
    }
}

/// <param name="Hash">SHA-256 of the bytes: by it a form's value names the file.</param>
/// <param name="Name">With the ending of the kind that was found in the bytes.</param>
/// <param name="Type">The media type that was found in the bytes.</param>
public sealed record ApiFile(string Hash, string Name, long Size, string Type);
