using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Workflows.Testing;

namespace Workflows.Host.Tests.Documents;

/// <summary>
/// Opens a .docx as an office would: LibreOffice makes a PDF of it, poppler reads the PDF. Skipped with a sentence where either is
/// missing; REQUIRE=documents makes that a failure.
/// </summary>
internal sealed partial class LibreOffice : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("documents-").FullName;

    private LibreOffice() { }

    /// <summary>The words of the PDF, white space as single blanks.</summary>
    public string Text { get; private set; } = "";

    public int Pages { get; private set; }

    /// <summary>Share of the first page that is not white, and whether some of it is red.</summary>
    public (double Ink, bool Red) Look { get; private set; }

    public static async Task<LibreOffice> OpenAsync(byte[] docx, string name, CancellationToken cancellation)
    {
        var missing = new[] { "soffice", "pdftotext", "pdftoppm", "pdfinfo" }.FirstOrDefault(p => !File.Exists($"/usr/bin/{p}"));
        Requires.Part("documents", missing is null, $"{missing} was not found; install libreoffice-writer and poppler-utils.");
        var opened = new LibreOffice();
        var source = Path.Combine(opened._folder, $"{name}.docx");
        await File.WriteAllBytesAsync(source, docx, cancellation);
        await opened.RunAsync("soffice", cancellation, $"-env:UserInstallation=file://{opened._folder}/profile", "--headless", "--convert-to", "pdf", "--outdir", opened._folder, source);
        var pdf = Path.Combine(opened._folder, $"{name}.pdf");
        Assert.True(File.Exists(pdf), "LibreOffice made no PDF.");
        opened.Text = Blanks().Replace(await opened.RunAsync("pdftotext", cancellation, "-layout", pdf, "-"), " ");
        opened.Pages = int.Parse(PageCount().Match(await opened.RunAsync("pdfinfo", cancellation, pdf)).Groups["pages"].ValueSpan, CultureInfo.InvariantCulture);
        await opened.RunAsync("pdftoppm", cancellation, "-r", "40", "-f", "1", "-l", "1", pdf, Path.Combine(opened._folder, "page"));
        opened.Look = LookOf(await File.ReadAllBytesAsync(Directory.GetFiles(opened._folder, "page*.ppm").Single(), cancellation));
        if (Environment.GetEnvironmentVariable("SHOTS") is { } shots)
            await opened.RunAsync("pdftoppm", cancellation, "-r", "60", "-png", pdf, Path.Combine(shots, name));
        return opened;
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private async Task<string> RunAsync(string program, CancellationToken cancellation, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = _folder })!;
        var said = await process.StandardOutput.ReadToEndAsync(cancellation);
        await process.WaitForExitAsync(cancellation);
        return said;
    }

    /// <summary>A portable pixel map: P6, width, height, 255, then three bytes a pixel.</summary>
    private static (double, bool) LookOf(byte[] map)
    {
        var at = 0;
        for (var lines = 0; lines < 3; at++)
            if (map[at] == '\n') lines++;
        var (ink, red) = (0, false);
        for (var i = at; i + 2 < map.Length; i += 3)
        {
            if (map[i] < 200 || map[i + 1] < 200 || map[i + 2] < 200) ink++;
            red |= map[i] > 150 && map[i + 1] < 80 && map[i + 2] < 80;
        }
        return (3.0 * ink / (map.Length - at), red);
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();

    [GeneratedRegex(@"Pages:\s+(?<pages>\d+)")]
    private static partial Regex PageCount();
}
