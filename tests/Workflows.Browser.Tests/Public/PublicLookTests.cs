using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Workflows.Testing;

namespace Workflows.Browser.Tests.Public;

/// <summary>The pages for people outside and for administrators, as a browser shows them. With UNION_SHOTS set, pictures are kept in that folder.</summary>
public sealed class PublicLookTests(Chromium chromium, TestHost host) : IClassFixture<TestHost>
{
    private readonly PublicSite _site = new(host);

    [Theory]
    [InlineData("notice")]
    [InlineData("notice/objection")]
    [InlineData("/notices")]
    [InlineData("/notices/answer")]
    [InlineData("link")]
    [InlineData("money-link")]
    [InlineData("/admin/rules", true)]
    [InlineData("/admin/rules/years", true)]
    [InlineData("/admin/stuck", true)]
    [InlineData("/admin/journal", true)]
    [InlineData("/due-days?Pack=cn&Rule=A-13.objectionCheck&From=2026-09-21", true)]
    [InlineData("/due-days?Pack=cn&Rule=E-75.acting&From=2026-04-01&Unit=Agency", true)]
    [InlineData("/mails", true)]
    [InlineData("/admin/rules?Pack=cn&q=A-1", true)]
    public async Task Nothing_is_cut_off_and_the_browser_has_nothing_to_complain_about(string name, bool administrator = false)
    {
        foreach (var (width, height) in new[] { (1366, 768), (390, 844), (320, 700) })
        {
            var page = await chromium.OpenAsync(width, height, touch: width < 700);
            List<string> complaints = [];
            if (administrator) await _site.SignInAsync(page, "qin-guan");
            page.Console += (_, said) => { if (said.Type is "error" or "warning") complaints.Add(said.Text); };
            page.PageError += (_, fault) => complaints.Add(fault);
            await page.GotoAsync(await AddressAsync(name), new() { WaitUntil = WaitUntilState.NetworkIdle });

            Assert.Equal(width, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
            Assert.Empty(complaints);
            await KeepAsync(page, name, width);
            await page.Context.CloseAsync();
        }
    }

    [Fact]
    public async Task The_sheet_for_the_wall_is_one_page_of_A4()
    {
        var page = await chromium.OpenAsync(1366, 768);
        await page.GotoAsync(await _site.NoticeAsync() + "/print", new() { WaitUntil = WaitUntilState.NetworkIdle });
        await KeepAsync(page, "print", 1366);
        var pdf = await page.PdfAsync(new() { Format = "A4", PreferCSSPageSize = true });

        Assert.Single(Regex.Matches(Encoding.Latin1.GetString(pdf), "/Type\\s*/Page[^s]"));
        if (Shots is { } folder) await File.WriteAllBytesAsync(Path.Combine(folder, "print.pdf"), pdf, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_receipt_is_shown_after_objecting_on_a_phone()
    {
        var page = await chromium.OpenAsync(390, 844, touch: true);
        await page.GotoAsync(await _site.NoticeAsync());
        await page.Locator(".stick .main").TapAsync();
        await page.Locator("#words").FillAsync("他去年买了新车，不符合条件。");
        await page.GetByText("不署名", new() { Exact = true }).TapAsync();
        await page.Locator("form.objection button.main").TapAsync();

        await page.Locator(".receipt-number").WaitForAsync();
        Assert.Equal(390, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        await KeepAsync(page, "receipt", 390);
    }

    private async Task<string> AddressAsync(string name) => name switch
    {
        "notice" => await _site.NoticeAsync(),
        "notice/objection" => await _site.NoticeAsync() + "/objection",
        "link" => await _site.LinkAsync(await _site.Processes.OpinionAsync()),
        "money-link" => await _site.LinkAsync(await _site.Processes.OpinionAsync(200m)),
        _ => host.Address + name,
    };

    private static string? Shots => Environment.GetEnvironmentVariable("UNION_SHOTS");

    private static async Task KeepAsync(IPage page, string name, int width)
    {
        if (Shots is not { } folder) return;
        var file = Regex.Replace(name.Split('?')[0].Trim('/'), "[^a-z-]", "-");
        await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{file}-{width}.png"), FullPage = true });
    }
}
