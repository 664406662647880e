using System.Collections.Frozen;
using Microsoft.Playwright;

namespace Workflows.Browser.Tests.Walk;

/// <summary>
/// The manuals' pictures are what walks come by. With <c>PICTURES=1</c> a run of the walks writes those <c>pictures.txt</c> names –
/// walk, place, file – to <c>docs/pictures</c>: what fits into the window, from the top.
/// </summary>
internal static class ManualPictures
{
    private static readonly bool Wanted = Environment.GetEnvironmentVariable("PICTURES") is "1";

    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "../../../../../docs/pictures");

    private static readonly FrozenDictionary<(string Walk, string Place), string> Files = File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Walk/pictures.txt"))
        .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Where(words => words.Length == 3)
        .ToFrozenDictionary(words => (words[0], words[1]), words => words[2]);

    public static Task KeepAsync(IPage page, string walk, string place) => Wanted && Files.TryGetValue((walk, place), out var file)
        ? page.ScreenshotAsync(new() { Path = Path.Combine(Folder, file + ".png"), Caret = ScreenshotCaret.Initial, Animations = ScreenshotAnimations.Disabled })
        : Task.CompletedTask;
}
