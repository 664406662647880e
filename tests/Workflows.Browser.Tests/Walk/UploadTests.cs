using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Workflows.Data;
using Workflows.Host.Evidence;
using Workflows.Testing;

namespace Workflows.Browser.Tests.Walk;

/// <summary>Pictures from a phone's camera, and a line that breaks in the middle of a file.</summary>
public sealed class UploadTests(TestServer server, Chromium chromium)
{
    private const string Field = "诊断证明和医疗费票据";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Pictures_of_a_phone_arrive_small_upright_and_without_their_place()
    {
        var look = new Look("uploads-390", 390, isPhone: true);
        await using var town = await Town.OpenAsync(server, chromium, look, "05-18 08:00");
        var officer = await ApplicationAsync(town);
        var (first, second) = (await CameraPicture.TakeAsync(officer.Page, "IMG_0001.jpg", 2600, 1300), await CameraPicture.TakeAsync(officer.Page, "IMG_0002.jpg", 400, 300));
        Assert.True(first.Buffer.AsSpan().IndexOf("Exif"u8) > 0);

        await officer.AttachAsync(Field, first, second);
        await officer.LookAsync("arrived");
        var hashes = await officer.Page.Locator("li:has-text('IMG_') input[type=checkbox]").EvaluateAllAsync<string[]>("boxes => boxes.map(b => b.value)");

        Assert.Equal(2, hashes.Length);
        var stored = await Task.WhenAll(hashes.Select(h => StoredAsync(town, h)));
        Assert.Equal([(1000, 2000), (300, 400)], stored.Select(s => CameraPicture.SizeOf(s.Bytes)));
        Assert.All(stored, s => Assert.True(s.Bytes.AsSpan().IndexOf("Exif"u8) < 0));
        Assert.All(stored, s => Assert.Equal("image/jpeg", s.MediaType));
        Assert.Empty(look.Faults);
    }

    [Fact]
    public async Task A_broken_line_and_a_reloaded_page_cost_nothing_and_double_nothing()
    {
        var look = new Look("uploads-1366", 1366, isPhone: false);
        await using var town = await Town.OpenAsync(server, chromium, look, "05-18 08:00");
        var officer = await ApplicationAsync(town);
        var bytes = Encoding.ASCII.GetBytes("%PDF-1.7\n" + string.Concat(Enumerable.Repeat("scan ", 260_000)) + "\n%%EOF");
        var (parts, begun) = (0, new HashSet<string>());
        var isDown = false;
        await officer.Page.RouteAsync("**/uploads/*", async route =>
        {
            if (route.Request.Method == "PUT") lock (begun) begun.Add(route.Request.Url);
            if (route.Request.Method == "PATCH" && ++parts > 2) isDown = true;
            if (isDown) await route.AbortAsync("internetdisconnected"); else await route.ContinueAsync();
        });

        await officer.ChooseFilesAsync("收入证明", new FilePayload { Name = "病历.pdf", MimeType = "application/pdf", Buffer = bytes });
        await Assertions.Expect(officer.Page.Locator("[data-uploading]")).ToContainTextAsync("网络断了", new() { Timeout = 30_000 });
        await look.AtAsync(officer.Page, "broken");

        await officer.Page.UnrouteAllAsync();
        await officer.Page.ReloadAsync();
        await Assertions.Expect(officer.Page.Locator("li:has-text('病历.pdf') input[type=checkbox]")).ToHaveCountAsync(1, new() { Timeout = 60_000 });
        await officer.LookAsync("resumed");

        var hash = await officer.Page.Locator("li:has-text('病历.pdf') input[type=checkbox]").GetAttributeAsync("value");
        Assert.Equal(bytes, (await StoredAsync(town, hash!)).Bytes);
        Assert.Single(begun);
        await using var data = await town.Host.Services.GetRequiredService<IDbContextFactory<WorkflowsContext>>().CreateDbContextAsync(Stop);
        Assert.Equal(1, await data.Uploads.CountAsync(Stop));
        Assert.Equal(0, await data.UploadParts.CountAsync(Stop));
        Assert.Equal(1, await data.Evidence.CountAsync(e => e.Hash == hash, Stop));
        // Aborted requests are noted by the browser; nothing else may be.
        Assert.All(look.Faults, fault => Assert.Contains("ERR_INTERNET_DISCONNECTED", fault, StringComparison.Ordinal));
    }

    private static async Task<Walker> ApplicationAsync(Town town)
    {
        var officer = await town.AtAsync("05-20 09:00", "li-si");
        await officer.GoAsync("/start/hardship-aid");
        await officer.FillAsync("主要致困原因", "疾病");
        return officer;
    }

    private static async Task<EvidenceFile> StoredAsync(Town town, string hash)
    {
        await using var data = await town.Host.Services.GetRequiredService<IDbContextFactory<WorkflowsContext>>().CreateDbContextAsync(Stop);
        return (await town.Host.Services.GetRequiredService<EvidenceStore>().OpenAsync(data, hash, Stop))!;
    }
}
