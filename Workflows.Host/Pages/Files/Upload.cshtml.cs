using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Workflows.Host.Forms;
using Workflows.Host.Identity;
using Workflows.Host.Tasks.Files;
using Workflows.Host.Web;

namespace Workflows.Host.Pages.Files;

/// <summary>
/// A file sent in parts by the page's script: PUT begins it or asks where it stands, PATCH adds the part that begins at
/// <c>Upload-Offset</c>, DELETE forgets it. Every answer says how many bytes are here and, at the end, under which hash.
/// </summary>
[Audience(Audience.SignedIn, Relation.Self), EnableRateLimiting(RateLimits.Uploads), RequestSizeLimit(Uploads.MostPartBytes + 1024)]
public sealed class UploadModel(Uploads uploads, Reader reader) : PageModel
{
    /// <param name="name">Percent-encoded.</param>
    public async Task<IActionResult> OnPutAsync(string id, [FromHeader(Name = "Upload-Length")] long length, [FromHeader(Name = "Upload-Name")] string? name, CancellationToken cancellation) =>
        Answer(await uploads.BeginAsync(id, Uri.UnescapeDataString(name ?? ""), length, cancellation));

    public async Task<IActionResult> OnPatchAsync(string id, [FromHeader(Name = "Upload-Offset")] long offset, CancellationToken cancellation)
    {
        using var part = new MemoryStream();
        await Request.Body.CopyToAsync(part, cancellation);
        return Answer(await uploads.AppendAsync(id, offset, part.ToArray(), cancellation));
    }

    public async Task<IActionResult> OnDeleteAsync(string id, CancellationToken cancellation)
    {
        await uploads.ForgetAsync(id, cancellation);
        return new NoContentResult();
    }

    private IActionResult Answer(UploadAnswer answer) => answer switch
    {
        UploadAnswer.Stands { File: { } file } whole => new JsonResult(new { offset = whole.Offset, file = new { hash = file.Hash, name = file.Name, size = FileWords.Size(file.Size) } }),
        UploadAnswer.Stands stands => new JsonResult(new { offset = stands.Offset }) { StatusCode = stands.Moved ? StatusCodes.Status409Conflict : StatusCodes.Status200OK },
        UploadAnswer.Refused refused => new JsonResult(new { say = reader.Say(refused.Why) }) { StatusCode = StatusCodes.Status422UnprocessableEntity },
        _ => NotFound(),
    };
}
