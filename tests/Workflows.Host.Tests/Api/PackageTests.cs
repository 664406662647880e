using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Workflows.Definitions.Packages;
using Workflows.Host.Identity;
using Workflows.Host.Tests.Admin;
using Workflows.Testing;

namespace Workflows.Host.Tests.Api;

/// <summary>Packages by the API take the way of the page: checked, kept as versions, released, taken back, downloaded.</summary>
public sealed class PackageTests(TestHost host) : IClassFixture<TestHost>
{
    private const string Name = "condolence-list";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_version_is_taken_in_checked_released_from_a_day_and_taken_back()
    {
        using var program = await ApiClient.OfAsync(host, AdminReader.Administrator);
        var files = Edited("process.bpmn", "Condolence list", "Condolence list, mended");
        using var taken = await SendAsync(program, PackageZip.Write(files));
        var hash = (string)(await ApiClient.ReadAsync(taken, HttpStatusCode.Created))["hash"]!;
        Assert.Equal($"/api/v1/packages/{Name}/versions/{hash}", taken.Headers.Location!.ToString());
        using var again = await SendAsync(program, PackageZip.Write(files));
        await ApiClient.ReadAsync(again, HttpStatusCode.OK);
        var found = await program.GetAsync($"packages/{Name}/versions/{hash}");
        Assert.True((bool)found["mayBeReleased"]!);
        Assert.True((int)found["scenarios"]![0]!["rows"]! > 0);

        var release = $"packages/{Name}/versions/{hash}/release";
        await ApiClient.ProblemAsync(await program.SendAsync(HttpMethod.Post, release, new { reason = "改" }), HttpStatusCode.UnprocessableEntity);
        var day = DateOnly.FromDateTime(host.Clock.GetUtcNow().AddDays(3).DateTime).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(HttpStatusCode.NoContent, (await program.SendAsync(HttpMethod.Post, release, new { reason = "新年度标准", from = day })).StatusCode);
        Assert.Equal("processes.oneComes", (string?)(await ApiClient.ProblemAsync(await program.SendAsync(HttpMethod.Post, release, new { reason = "等不及了现在发布" }), HttpStatusCode.Conflict))["code"]);
        Assert.Equal(hash, (string?)(await OneAsync(program))["coming"]);
        Assert.Equal(HttpStatusCode.NoContent, (await program.SendAsync(HttpMethod.Delete, $"packages/{Name}/release")).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await program.SendAsync(HttpMethod.Post, release, new { reason = "现在就发布" })).StatusCode);
        Assert.Equal(hash, (string?)(await OneAsync(program))["inForce"]);
        Assert.Equal(hash, PackageReader.HashOf(PackageZip.Read(await program.Http.GetByteArrayAsync($"packages/{Name}/versions/{hash}/zip", Stop)).Files));
        var journal = await (await Tasks.Desk.OfAsync(host, AdminReader.Administrator)).OpenAsync("/admin/journal?Kind=released");
        Assert.Contains("through 示例办公系统", journal.DocumentElement.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_wrong_with_a_package_is_named_with_file_element_and_line()
    {
        using var program = await ApiClient.OfAsync(host, AdminReader.Administrator);
        using var answer = await SendAsync(program, PackageZip.Write(Edited("process.bpmn", "kind=\"approval\"", "kind=\"oracle\"")));
        var problem = (await ApiClient.ProblemAsync(answer, HttpStatusCode.UnprocessableEntity))["errors"]!.AsArray().First(e => ((string)e!["detail"]!).Contains("oracle", StringComparison.Ordinal))!;
        Assert.Matches(@"^process\.bpmn \S+ \d+$", (string?)problem["field"]);
        using var junk = await SendAsync(program, "no archive"u8.ToArray());
        await ApiClient.ProblemAsync(junk, HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task Only_administrators_with_the_scope_deploy()
    {
        using var staff = await ApiClient.OfAsync(host, "zhou-ba");
        using var refused = await SendAsync(staff, "no archive"u8.ToArray());
        await ApiClient.ProblemAsync(refused, HttpStatusCode.Forbidden);
        using var reader = await ApiClient.OfAsync(host, AdminReader.Administrator, AccessScopes.ReadCases);
        await reader.RefusedAsync("packages", HttpStatusCode.Forbidden);
    }

    private static async Task<JsonNode> OneAsync(ApiClient program) => (await program.GetAsync("packages")).AsArray().Single(p => (string?)p!["process"]!["id"] == Name)!;

    private static System.Collections.Immutable.ImmutableSortedDictionary<string, byte[]> Edited(string path, string old, string now)
    {
        var files = ShippedPackages.FilesOf(Name);
        return files.SetItem(path, Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(files[path]).Replace(old, now, StringComparison.Ordinal)));
    }

    private static async Task<HttpResponseMessage> SendAsync(ApiClient program, byte[] zip)
    {
        using var content = new ByteArrayContent(zip);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/zip");
        return await program.Http.PostAsync($"packages/{Name}/versions", content, Stop);
    }
}
