using Microsoft.Playwright;

namespace Workflows.Browser.Tests.Walk;

/// <summary>Small files to attach; each is of its own kind by its bytes, and no two names share their bytes.</summary>
internal static class Samples
{
    /// <summary>One white point.</summary>
    private static readonly byte[] Point = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGP4////fwAJ+wP9CNHoHgAAAABJRU5ErkJggg==");

    public static FilePayload Picture(string name) => new() { Name = $"{name}.png", MimeType = "image/png", Buffer = [.. Point, .. Own(name)] };

    public static FilePayload Paper(string name) => new() { Name = $"{name}.pdf", MimeType = "application/pdf", Buffer = [.. "%PDF-1.4\n%"u8, .. Own(name), .. "\n%%EOF\n"u8] };

    private static byte[] Own(string name) => System.Text.Encoding.UTF8.GetBytes(name);
}
