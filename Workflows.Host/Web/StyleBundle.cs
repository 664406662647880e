using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.FileProviders;
using Workflows.Host.Identity;

namespace Workflows.Host.Web;

/// <summary>
/// Our style sheets, one file per partial in <c>wwwroot/css</c>, served as one file under an address that names its content.
/// Read once; in Development read for every page.
/// </summary>
public sealed class StyleBundle(IWebHostEnvironment host)
{
    /// <summary>The files that come first and last, in this order; all others stand between them by name.</summary>
    private static readonly string[] First = ["tokens", "base", "shell", "parts"], Last = ["phone", "print"];

    private Sheet? _kept;

    /// <summary>The address of the bundle, new whenever a style changes: <c>/css/all.1F0C….css</c>.</summary>
    public string Address => $"/css/all.{Current.Hash}.css";

    public void Map(IEndpointRouteBuilder routes) => routes.MapGet("/css/all.{hash}.css", Serve).WithMetadata(new AudienceAttribute(Audience.Public, Relation.None));

    private IResult Serve(string hash, HttpContext context)
    {
        var sheet = Current;
        context.Response.Headers.CacheControl = hash == sheet.Hash ? StaticFiles.Forever : "no-cache";
        return Results.Bytes(sheet.Bytes, "text/css");
    }

    private Sheet Current => host.IsDevelopment() ? Read() : _kept ??= Read();

    private Sheet Read()
    {
        var files = host.WebRootFileProvider.GetDirectoryContents("css")
            .Where(f => !f.IsDirectory && f.Name.EndsWith(".css", StringComparison.Ordinal))
            .OrderBy(f => Place(f.Name[..^4])).ThenBy(f => f.Name, StringComparer.Ordinal);
        var bytes = Encoding.UTF8.GetBytes(string.Join('\n', files.Select(Text)));
        return new(Convert.ToHexString(SHA256.HashData(bytes))[..12], bytes);
    }

    private static int Place(string name) =>
        Array.IndexOf(First, name) is >= 0 and var first ? first
        : Array.IndexOf(Last, name) is >= 0 and var last ? 200 + last
        : 100;

    private static string Text(IFileInfo file)
    {
        using var reader = new StreamReader(file.CreateReadStream());
        return reader.ReadToEnd();
    }

    private sealed record Sheet(string Hash, byte[] Bytes);
}
