using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.Playwright;

namespace Workflows.Browser.Tests.Walk;

/// <summary>
/// Looks at every page somebody comes by: keeps a picture of it under <c>TestResults/walk/&lt;name&gt;</c> and notes what is wrong.
/// A walk goes on after a fault, so that one walk tells of all of them.
/// </summary>
/// <param name="data">What people typed or are called, which stands on English pages as it was typed; null where the pages are Chinese.</param>
internal sealed class Look(string name, int width, bool isPhone, ImmutableArray<string>? data = null)
{
    private static readonly HashSet<string> NamedRoles =
        ["button", "link", "textbox", "searchbox", "combobox", "listbox", "checkbox", "radio", "spinbutton", "slider", "switch", "DisclosureTriangle", "Date"];

    private readonly string _folder = Empty(Path.Combine(AppContext.BaseDirectory, "../../../TestResults/walk", name));
    private readonly List<string> _faults = [];
    private int _pictures;

    public ImmutableArray<string> Faults => [.. _faults.Distinct()];

    /// <summary>Width of the window in CSS pixels.</summary>
    public int Width => width;

    public bool IsPhone => isPhone;

    public string Locale => data is null ? "zh-CN" : "en-GB";

    /// <summary>Whatever the browser complains of on this page from now on is a fault.</summary>
    public void Listen(IPage page)
    {
        page.Console += (_, said) => { if (said.Type is "error" or "warning") Note(page, $"console: {said.Text}"); };
        page.PageError += (_, fault) => Note(page, $"script: {fault}");
        page.Response += (_, answer) => { if (answer.Status >= 500) Note(page, $"{answer.Status} from {answer.Url}"); };
    }

    /// <summary>Takes a picture and checks the page. <paramref name="place"/> is the file's name, in few words.</summary>
    public async Task AtAsync(IPage page, string place)
    {
        await page.EvaluateAsync("scrollTo(0, 0)");
        await ManualPictures.KeepAsync(page, name, place);
        await page.ScreenshotAsync(new() { Path = Path.Combine(_folder, $"{++_pictures:00}-{place}.png"), FullPage = true, Caret = ScreenshotCaret.Initial });
        var seen = (await page.EvaluateAsync(await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Walk/look.js")), new { isPhone, data = (data ?? []).ToArray() }))!
            .Value.Deserialize<Seen>(JsonSerializerOptions.Web)!;
        if (seen.Width > width) Note(page, $"{place}: {seen.Width} pixels wide");
        if (seen.Headings != 1) Note(page, $"{place}: {seen.Headings} headings of the first rank");
        foreach (var small in seen.Small) Note(page, $"{place}: too small to touch: {small}");
        foreach (var word in data is null ? seen.Latin : seen.Han) Note(page, $"{place}: other language: {word}");
        foreach (var twice in seen.Twice) Note(page, $"{place}: two elements have the id {twice}");
        foreach (var form in seen.Unguarded) Note(page, $"{place}: a form without the token: {form}");
        foreach (var nameless in await NamelessAsync(page)) Note(page, $"{place}: no name: {nameless}");
    }

    public sealed record Seen(int Width, int Headings, string[] Small, string[] Latin, string[] Han, string[] Twice, string[] Unguarded);

    /// <summary>Controls a reader of screens could not announce, as the browser itself works names out.</summary>
    private static async Task<ImmutableArray<string>> NamelessAsync(IPage page)
    {
        var session = await page.Context.NewCDPSessionAsync(page);
        var tree = await session.SendAsync("Accessibility.getFullAXTree");
        await session.DetachAsync();
        return
        [
            .. tree!.Value.GetProperty("nodes").EnumerateArray()
                .Where(node => !node.GetProperty("ignored").GetBoolean() && NamedRoles.Contains(Value(node, "role")) && Value(node, "name").Trim().Length == 0)
                .Select(node => $"{Value(node, "role")} {node.GetProperty("backendDOMNodeId").GetInt32()}"),
        ];
    }

    private static string Value(JsonElement node, string what) =>
        node.TryGetProperty(what, out var held) && held.TryGetProperty("value", out var value) ? value.ToString() : "";

    private static string Empty(string folder)
    {
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        return Directory.CreateDirectory(folder).FullName;
    }

    private void Note(IPage page, string fault)
    {
        lock (_faults)
        {
            _faults.Add($"{new Uri(page.Url).AbsolutePath} {fault}");
            File.WriteAllLines(Path.Combine(_folder, "faults.txt"), Faults);
        }
    }
}
