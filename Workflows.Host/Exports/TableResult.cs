using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;

namespace Workflows.Host.Exports;

/// <summary>A table as a download, written while it is sent.</summary>
/// <param name="name">The name of the file without its ending.</param>
/// <param name="format"><c>csv</c> or <c>xlsx</c>; anything else is CSV.</param>
public sealed class TableResult(string name, string format, Func<TableWriter, CancellationToken, Task> write) : IActionResult
{
    public async Task ExecuteResultAsync(ActionContext context)
    {
        var http = context.HttpContext;
        var kind = format == TableWriter.Xlsx ? TableWriter.Xlsx : TableWriter.Csv;
        // Packing writes without waiting; only this answer does so.
        if (http.Features.Get<IHttpBodyControlFeature>() is { } body) body.AllowSynchronousIO = true;
        http.Response.ContentType = TableWriter.MediaType(kind);
        http.Response.Headers.CacheControl = "no-store";
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName($"{name}.{kind}");
        http.Response.Headers.ContentDisposition = disposition.ToString();
        await using var writer = TableWriter.Of(kind, http.Response.Body);
        await write(writer, http.RequestAborted);
    }
}
