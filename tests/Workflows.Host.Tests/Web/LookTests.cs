using System.Globalization;
using System.Text.RegularExpressions;
using Workflows.Definitions.Texts;
using Workflows.Host.Web;

namespace Workflows.Host.Tests.Web;

/// <summary>Colours, styles and texts, read from the files themselves.</summary>
public sealed partial class LookTests
{
    private static readonly Dictionary<string, string> Tokens = Token().Matches(Css("tokens")).ToDictionary(m => m.Groups[1].Value, m => m.Groups[2].Value);

    [Theory]
    [InlineData("ink", "card", 4.5)]
    [InlineData("ink-2", "card", 4.5)]
    [InlineData("ink-3", "card", 4.5)]
    [InlineData("ink-3", "bg", 4.5)]
    [InlineData("act", "card", 4.5)]
    [InlineData("red", "card", 4.5)]
    [InlineData("line-strong", "card", 3.0)]
    [InlineData("focus", "card", 3.0)]
    [InlineData("todo", "todo-bg", 4.5)]
    [InlineData("soon", "soon-bg", 4.5)]
    [InlineData("over", "over-bg", 4.5)]
    [InlineData("pass", "pass-bg", 4.5)]
    [InlineData("rej", "rej-bg", 4.5)]
    [InlineData("ret", "ret-bg", 4.5)]
    [InlineData("open", "open-bg", 4.5)]
    [InlineData("pause", "pause-bg", 4.5)]
    [InlineData("series-3", "card", 3.0)]
    public void A_colour_can_be_told_from_what_lies_behind_it(string front, string back, double atLeast) =>
        Assert.InRange(Contrast(Tokens[front], Tokens[back]), atLeast, 21);

    [Fact]
    public void No_style_sheet_uses_what_old_browsers_do_not_know()
    {
        foreach (var file in Directory.GetFiles(Path.Combine(WebAlone.HostFolder, "wwwroot/css")))
            Assert.DoesNotMatch(TooNew(), File.ReadAllText(file));
    }

    [Fact]
    public async Task All_styles_come_as_one_file_that_may_be_kept_for_ever()
    {
        await using var web = await WebAlone.StartAsync();
        var browser = web.Browser();
        var address = (await browser.ReadAsync("/account/sign-in")).QuerySelector("link[href^='/css/all.']")!.GetAttribute("href")!;

        var answer = await browser.GetAsync(address, TestContext.Current.CancellationToken);

        Assert.Contains("immutable", answer.Headers.GetValues("Cache-Control").Single(), StringComparison.Ordinal);
        var css = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(css.IndexOf("--red: #A3161F", StringComparison.Ordinal) < css.IndexOf(".task {", StringComparison.Ordinal));
        Assert.True(css.IndexOf(".task {", StringComparison.Ordinal) < css.IndexOf("@page {", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_text_that_a_page_asks_for_exists()
    {
        var texts = WebServices.Texts();
        var asked = Directory.GetFiles(WebAlone.HostFolder, "*.cs*", SearchOption.AllDirectories)
            .Where(f => !f.Contains("/obj/", StringComparison.Ordinal) && !f.Contains("/node_modules/", StringComparison.Ordinal))
            .SelectMany(f => Asked().Matches(File.ReadAllText(f)).Select(m => m.Groups[1].Value));

        Assert.Equal([], asked.Distinct().Where(key => !texts.Has(key)).Order());
    }

    [Fact]
    public void Every_text_stands_in_both_languages_and_english_is_english()
    {
        var texts = WebServices.Texts();

        Assert.Equal([], texts.Keys.Where(k => texts.Raw(k, Language.Chinese).Length == 0 || texts.Raw(k, Language.English).Length == 0));
        Assert.Equal([], OfTheScreens(texts).Where(k => Han().IsMatch(texts.Raw(k, Language.English))));
    }

    [Fact]
    public void Both_languages_of_a_text_have_the_same_places()
    {
        var texts = WebServices.Texts();

        Assert.Equal([], OfTheScreens(texts).Where(k => !Places(texts.Raw(k, Language.Chinese)).SetEquals(Places(texts.Raw(k, Language.English)))));
    }

    [Fact]
    public void No_chinese_sentence_of_the_screens_shouts_or_uses_office_words()
    {
        var texts = WebServices.Texts();

        Assert.Equal([], OfTheScreens(texts).Where(k => OfficeWords().IsMatch(texts.Raw(k, Language.Chinese))));
    }

    private static IEnumerable<string> OfTheScreens(TextCatalog texts) => texts.Keys.Where(k => k.Split('.')[0]
        is "web" or "nav" or "words" or "keys" or "signIn" or "signOut" or "error" or "preferences" or "inbox" or "pager" or "ask" or "money"
        or "grounds" or "earlier" or "documents" or "whyThisDay" or "acts" or "stages" or "journal" or "waiting" or "people" or "basis"
        or "binding" or "diagram" or "conflict" or "progress" or "batch" or "faults" or "hidden");

    private static HashSet<string> Places(string text) => [.. Place().Matches(text).Select(m => m.Value)];

    private static string Css(string name) => File.ReadAllText(Path.Combine(WebAlone.HostFolder, $"wwwroot/css/{name}.css"));

    /// <summary>The ratio of WCAG 2.2, 1 to 21.</summary>
    private static double Contrast(string one, string other)
    {
        var (a, b) = (Luminance(one), Luminance(other));
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    private static double Luminance(string colour) =>
        0.2126 * Channel(colour[1..3]) + 0.7152 * Channel(colour[3..5]) + 0.0722 * Channel(colour[5..7]);

    private static double Channel(string hex)
    {
        var value = int.Parse(hex, NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
    }

    [GeneratedRegex("--([a-z0-9-]+): (#[0-9A-F]{6})")]
    private static partial Regex Token();

    [GeneratedRegex(@":has\(|@container|subgrid|@layer|color-mix\(|@nest")]
    private static partial Regex TooNew();

    [GeneratedRegex(@"Reader\.T\(""([a-zA-Z0-9.]+)""[,)]")]
    private static partial Regex Asked();

    [GeneratedRegex(@"\p{IsCJKUnifiedIdeographs}")]
    private static partial Regex Han();

    [GeneratedRegex(@"\{[a-zA-Z]+\}")]
    private static partial Regex Place();

    [GeneratedRegex("[!！]|(?<!应)该|予以|进行|操作成功|暂无")]
    private static partial Regex OfficeWords();
}
