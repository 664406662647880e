using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;
using Workflows.Host.Evidence;
using Workflows.Host.Web;

namespace Workflows.Host.Pages.Files;

/// <summary>Files as they leave the house: under the kind that was found in them, kept by no cache, and never as a page of this host.</summary>
public static class FileResults
{
    /// <summary>Saved by the browser.</summary>
    public static IActionResult Download(HttpResponse response, EvidenceFile file) => Send(response, file, "attachment");

    /// <summary>A picture or a PDF in the browser's own window; anything else is saved.</summary>
    public static IActionResult Show(HttpResponse response, EvidenceFile file) =>
        Send(response, file, ContentKind.IsShown(file.MediaType) ? "inline" : "attachment");

    private static FileContentResult Send(HttpResponse response, EvidenceFile file, string disposition)
    {
        ContentSecurity.ShowAsFile(response.HttpContext, sandboxed: file.MediaType != ContentKind.Pdf.MediaType);
        var header = new ContentDispositionHeaderValue(disposition);
        header.SetHttpFileName(file.Name);
        response.Headers.ContentDisposition = header.ToString();
        response.Headers.CacheControl = "no-store";
        return new FileContentResult(file.Bytes, file.MediaType);
    }
}
