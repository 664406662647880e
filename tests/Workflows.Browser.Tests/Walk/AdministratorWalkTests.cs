using System.Text;
using Microsoft.Playwright;
using Workflows.Definitions.Packages;
using Workflows.Testing;

namespace Workflows.Browser.Tests.Walk;

/// <summary>An administrator looks after the installation: numbers and what they lead to, a package taken in, refused and released.</summary>
public sealed class AdministratorWalkTests(TestServer server, Chromium chromium)
{
    private const string Name = "condolence-list";

    [Theory, InlineData(1366, false), InlineData(390, true)]
    public async Task An_administrator_reads_the_numbers_and_releases_a_package(int width, bool isPhone)
    {
        var look = new Look($"administrator-{width}", width, isPhone);
        await using var town = await Town.OpenAsync(server, chromium, look, "05-18 08:00");
        var administrator = await town.AtAsync("05-20 09:00", "qin-guan");
        Assert.Contains("管理总览", await administrator.WordsAsync(), StringComparison.Ordinal);
        await administrator.LookAsync("overview");
        foreach (var (path, place) in new[] { ("/admin/stuck", "stuck"), ("/admin/deliveries", "mails"), ("/admin/timers", "timers"), ("/admin/processes", "processes") })
            await (await administrator.GoAsync(path)).LookAsync(place);

        foreach (var (path, place) in new[] { ("/admin/mail-settings", "mail-settings"), ("/admin/rules?Pack=cn&q=A-1", "rules") })
            await ManualPictures.KeepAsync((await administrator.GoAsync(path)).Page, $"administrator-{width}", place);

        await UploadAsync(administrator, Edited("kind=\"approval\"", "kind=\"oracle\""));
        Assert.Contains("流程包没有收", await administrator.WordsAsync(), StringComparison.Ordinal);
        await administrator.LookAsync("refused");

        await UploadAsync(administrator, Edited("Condolence list", "Condolence list, mended"));
        await administrator.LookAsync("version");
        await administrator.Page.GetByLabel("现在").CheckAsync();
        await administrator.Page.Locator("#reason").FillAsync("按区总通知修订名称");
        await administrator.PressAsync("发布");
        Assert.Contains("按区总通知修订名称", await administrator.WordsAsync(), StringComparison.Ordinal);
        await administrator.LookAsync("process");

        Assert.Empty(look.Faults);
    }

    private static async Task UploadAsync(Walker administrator, byte[] zip)
    {
        await administrator.GoAsync("/admin/processes");
        await administrator.Page.Locator("#process").SelectOptionAsync(Name);
        await administrator.Page.Locator("#package").SetInputFilesAsync(new FilePayload { Name = "package.zip", MimeType = "application/zip", Buffer = zip });
        await administrator.PressAsync("上传并检查");
    }

    private static byte[] Edited(string old, string now)
    {
        var files = ShippedPackages.FilesOf(Name);
        var text = Encoding.UTF8.GetString(files[PackageReader.Diagram]);
        return PackageZip.Write(files.SetItem(PackageReader.Diagram, Encoding.UTF8.GetBytes(text.Replace(old, now, StringComparison.Ordinal))));
    }
}
