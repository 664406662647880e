using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Workflows.Definitions.Packages;
using Workflows.Host.Execution;
using Workflows.Host.Processes;
using Workflows.Testing;

namespace Workflows.Host.Tests.Admin;

/// <summary>Packages on the administrator's page: taken in, refused with places, released now or from a day, gone back to, downloaded.</summary>
public sealed class ProcessPageTests(TestHost host) : IClassFixture<TestHost>
{
    private const string Name = "condolence-list";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_version_is_kept_checked_released_and_gone_back_from_while_running_cases_stay()
    {
        using var client = await host.SignedInAsync(AdminReader.Administrator);
        var reader = new AdminReader(client);
        var shipped = ShippedPackages.Get(Name).Hash;
        var hash = await TakenInAsync(client, Edited("process.bpmn", "Condolence list", "Condolence list, mended"));

        var page = AdminReader.Text(await reader.PageAsync($"/admin/processes/{Name}/{hash}"));
        Assert.Contains("检查通过，1 个场景演完", page, StringComparison.Ordinal);
        Assert.Contains("改了process.bpmn", page, StringComparison.Ordinal);
        Assert.NotEqual(hash, await InForceAsync());

        Assert.Contains("至少 5 个字", await ReleaseAsync(reader, hash, ("When", "now"), ("Reason", "改")), StringComparison.Ordinal);
        Assert.Equal("", await ReleaseAsync(reader, hash, ("When", "now"), ("Reason", "按区总通知修订名称")));
        Assert.Equal(hash, await InForceAsync());
        Assert.Contains("这一版已经在用", await ReleaseAsync(reader, hash, ("When", "now"), ("Reason", "再发布一次看看")), StringComparison.Ordinal);

        Assert.Equal("", await ReleaseAsync(reader, shipped, ("When", "now"), ("Reason", "修订有误，退回原版")));
        Assert.Equal(shipped, await InForceAsync());
        var process = AdminReader.Text(await reader.PageAsync($"/admin/processes/{Name}"));
        Assert.Contains("修订有误，退回原版", process, StringComparison.Ordinal);
        Assert.Contains("随产品提供", process, StringComparison.Ordinal);
        Assert.Contains($"package {hash}", AdminReader.Text(await reader.PageAsync("/admin/journal?Kind=released")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_release_from_a_day_comes_by_itself_and_can_be_taken_back_before()
    {
        using var client = await host.SignedInAsync(AdminReader.Administrator);
        var reader = new AdminReader(client);
        var hash = await TakenInAsync(client, Edited("process.bpmn", "Condolence list", "Condolence list, new year"));
        var before = await InForceAsync();
        var day = DateOnly.FromDateTime(host.Clock.GetUtcNow().ToOffset(TimeSpan.FromHours(8)).DateTime).AddDays(2);

        Assert.Contains("要在今天以后", await ReleaseAsync(reader, hash, ("When", "day"), ("From", $"{day.AddDays(-2):yyyy-MM-dd}"), ("Reason", "新年度标准")), StringComparison.Ordinal);
        Assert.Equal("", await ReleaseAsync(reader, hash, ("When", "day"), ("From", $"{day:yyyy-MM-dd}"), ("Reason", "新年度标准")));
        Assert.Contains("已经定了一次", await ReleaseAsync(reader, hash, ("When", "now"), ("Reason", "等不及了现在发布")), StringComparison.Ordinal);
        Assert.Equal(before, await InForceAsync());

        await reader.PostAsync($"/admin/processes/{Name}", $"/admin/processes/{Name}?handler=TakeBack");
        Assert.Equal("", await ReleaseAsync(reader, hash, ("When", "day"), ("From", $"{day:yyyy-MM-dd}"), ("Reason", "新年度标准，再定一次")));
        host.Clock.MoveTo(new(day.ToDateTime(new(0, 0)), TimeSpan.FromHours(8)));
        Assert.Equal(hash, await InForceAsync());
    }

    [Fact]
    public async Task What_is_wrong_is_listed_with_file_element_and_line_and_nothing_is_kept()
    {
        using var client = await host.SignedInAsync(AdminReader.Administrator);
        var versions = await VersionsAsync();
        var broken = Edited("process.bpmn", "kind=\"approval\"", "kind=\"oracle\"");
        using var answer = await UploadAsync(client, Name, broken);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var page = await AdminReader.ParseAsync(answer);
        var row = page.QuerySelectorAll(".problems tbody tr").First(r => r.TextContent.Contains("oracle", StringComparison.Ordinal));
        Assert.Equal("process.bpmn", row.Children[0].TextContent.Trim());
        Assert.NotEqual("", row.Children[1].TextContent.Trim());
        Assert.True(int.Parse(row.Children[2].TextContent, System.Globalization.CultureInfo.InvariantCulture) > 1);
        Assert.Equal(versions, await VersionsAsync());

        using var outside = await UploadAsync(client, Name, "no archive"u8.ToArray());
        Assert.Contains("不是能打开的 zip", AdminReader.Text(await AdminReader.ParseAsync(outside)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_scenario_that_comes_out_otherwise_forbids_the_release()
    {
        using var client = await host.SignedInAsync(AdminReader.Administrator);
        var reader = new AdminReader(client);
        var hash = await TakenInAsync(client, Edited("scenarios/undelivered.md", "余额：街道帮扶资金 1,200.00；待办", "余额：街道帮扶资金 1,300.00；待办"));
        var page = AdminReader.Text(await reader.PageAsync($"/admin/processes/{Name}/{hash}"));
        Assert.Contains("有检查没有通过，不能发布", page, StringComparison.Ordinal);
        Assert.Contains("第 55 行：写的是“余额：街道帮扶资金 1,300.00”", page, StringComparison.Ordinal);
        Assert.Contains("检查没有全部通过", await ReleaseAsync(reader, hash, $"/admin/processes", ("When", "now"), ("Reason", "硬要发布看看")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Any_version_is_downloaded_as_it_was_taken_in()
    {
        using var client = await host.SignedInAsync(AdminReader.Administrator);
        var hash = ShippedPackages.Get(Name).Hash;
        using var answer = await client.GetAsync($"/admin/processes/{Name}/{hash}?handler=Zip", Stop);
        Assert.Equal($"{Name}-1.zip", answer.Content.Headers.ContentDisposition!.FileName);
        Assert.Equal(hash, PackageReader.HashOf(PackageZip.Read(await answer.Content.ReadAsByteArrayAsync(Stop)).Files));

        using var staff = await host.SignedInAsync("li-si");
        using var refused = await staff.GetAsync($"/admin/processes/{Name}/{hash}?handler=Zip", Stop);
        Assert.False(refused.IsSuccessStatusCode);
    }

    private async Task<string> InForceAsync() => (await host.Services.GetRequiredService<PackageStore>().InForceAsync(Name, Stop)).Package.Hash;

    private async Task<int> VersionsAsync()
    {
        await using var scope = host.Services.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<ProcessBook>().AllAsync(Stop)).Sum(p => p.Versions.Length);
    }

    private static byte[] Edited(string path, string old, string now)
    {
        var files = ShippedPackages.FilesOf(Name);
        var text = Encoding.UTF8.GetString(files[path]);
        Assert.Contains(old, text, StringComparison.Ordinal);
        return PackageZip.Write(files.SetItem(path, Encoding.UTF8.GetBytes(text.Replace(old, now, StringComparison.Ordinal))));
    }

    private static async Task<string> TakenInAsync(HttpClient client, byte[] zip)
    {
        using var answer = await UploadAsync(client, Name, zip);
        Assert.True(answer.StatusCode == HttpStatusCode.Redirect, await answer.Content.ReadAsStringAsync(Stop));
        return answer.Headers.Location!.ToString().Split('/', '?')[4];
    }

    private static async Task<HttpResponseMessage> UploadAsync(HttpClient client, string name, byte[] zip)
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent(TestHost.TokenOf(await client.GetStringAsync("/admin/processes", Stop))), TestHost.TokenName },
            { new StringContent(name), "Process" },
        };
        var part = new ByteArrayContent(zip);
        part.Headers.ContentType = new MediaTypeHeaderValue("application/zip");
        form.Add(part, "Package", "package.zip");
        return await client.PostAsync("/admin/processes", form, Stop);
    }

    /// <summary>The sentence of a refusal; empty where it was released.</summary>
    private static Task<string> ReleaseAsync(AdminReader reader, string hash, params (string Name, string Value)[] values) => ReleaseAsync(reader, hash, $"/admin/processes/{Name}/{hash}", values);

    /// <param name="guardFrom">The page whose guard is sent.</param>
    private static async Task<string> ReleaseAsync(AdminReader reader, string hash, string guardFrom, params (string Name, string Value)[] values)
    {
        var hasForm = (await reader.PageAsync(guardFrom)).QuerySelector($"input[name={TestHost.TokenName}]") is not null;
        using var answer = await reader.PostAsync(hasForm ? guardFrom : "/admin/processes", $"/admin/processes/{Name}/{hash}", values);
        return answer.StatusCode == HttpStatusCode.Redirect ? "" : (await AdminReader.ParseAsync(answer)).QuerySelector("[role=alert]")!.TextContent.Trim();
    }
}
