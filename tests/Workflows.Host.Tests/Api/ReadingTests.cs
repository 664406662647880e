using System.Net;
using System.Text.Json.Nodes;
using Workflows.Host.Tests.Tasks;
using Workflows.Testing;

namespace Workflows.Host.Tests.Api;

/// <summary>What a program reads is what its person sees on pages, and no more.</summary>
public sealed class ReadingTests(TestHost host) : IClassFixture<TestHost>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_case_is_read_with_its_state_while_sealed_values_stay_sealed()
    {
        var aid = new AidCase(host);
        await aid.FileAsync();
        using var program = await ApiClient.OfAsync(host, "li-si");
        var found = await program.GetAsync($"cases/{aid.Id}");
        Assert.Equal("8000.00", (string?)found["amount"]);
        Assert.Equal("running", (string?)found["state"]);
        Assert.True((bool)found["isSound"]!);
        Assert.Equal("zheng-shi", (string?)found["tasks"]![0]!["for"]![0]!["id"]);
        var values = found["forms"]![0]!["values"]!;
        Assert.Equal("employed", (string?)values["employmentStatus"]);
        Assert.True((bool)values["idNumber"]!["sealed"]!);
        Assert.True((bool)values["family"]![0]!["idNumber"]!["sealed"]!);
        Assert.DoesNotContain("440399198501010028", found.ToJsonString(), StringComparison.Ordinal);
        Assert.DoesNotContain("6228480000000000018", found.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_read_of_an_address_is_named()
    {
        using var program = await ApiClient.OfAsync(host, "zhou-ba");
        Assert.Equal("state", (string?)(await program.RefusedAsync("cases?state=lost", HttpStatusCode.UnprocessableEntity))["errors"]![0]!["field"]);
        Assert.Equal("year", (string?)(await program.RefusedAsync("ledgers?year=next", HttpStatusCode.BadRequest))["errors"]![0]!["field"]);
        using var wrong = await program.SendAsync(HttpMethod.Delete, "cases");
        await ApiClient.ProblemAsync(wrong, HttpStatusCode.MethodNotAllowed);
    }

    [Fact]
    public async Task Cases_of_others_are_not_there()
    {
        var aid = new AidCase(host);
        await aid.FileAsync();
        using var stranger = await ApiClient.OfAsync(host, "jiang-yi");
        foreach (var address in new[] { $"cases/{aid.Id}", $"cases/{aid.Id}/journal", $"cases/{aid.Id}/record.jsonl", $"tasks/{await aid.TaskAsync()}" })
            Assert.Equal("api.status.404", (string?)(await stranger.RefusedAsync(address, HttpStatusCode.NotFound))["code"]);
        Assert.DoesNotContain(aid.Id, (await stranger.GetAsync("cases")).ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_record_is_read_in_words_and_as_the_bytes_that_were_hashed()
    {
        var aid = new AidCase(host);
        await aid.FileAsync();
        using var program = await ApiClient.OfAsync(host, "li-si");
        var first = (await program.GetAsync($"cases/{aid.Id}/journal"))["items"]![0]!;
        Assert.Equal("li-si", (string?)first["actorId"]);
        Assert.Null(first["token"]);
        using var record = await program.Http.GetAsync($"cases/{aid.Id}/record.jsonl", Stop);
        var line = (await record.Content.ReadAsStringAsync(Stop)).Split('\n')[0];
        Assert.Equal((string?)first["hash"], Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(line))));
    }

    [Fact]
    public async Task A_task_says_what_it_asks_and_lists_go_on_from_a_cursor()
    {
        var aid = new AidCase(host);
        await aid.FileAsync();
        using var program = await ApiClient.OfAsync(host, "zheng-shi");
        var listed = await program.GetAsync("tasks");
        Assert.Contains(await aid.TaskAsync(), listed["items"]!.AsArray().Select(t => (string?)t!["id"]));
        var task = await program.GetAsync($"tasks/{await aid.TaskAsync()}");
        Assert.True((bool)task["mayAnswer"]!);
        Assert.NotEqual("", (string?)task["seen"]);
        Assert.Contains("complete", task["acts"]!.AsArray().Select(a => (string?)a!["act"]));

        for (var n = 0; n < 26; n++) await aid.FileAsync();
        using var officer = await ApiClient.OfAsync(host, "li-si");
        var seen = new List<string?>();
        for (JsonNode? page = await officer.GetAsync("cases?process=hardship-aid"); page is not null; page = page["next"] is { } next ? await officer.GetAsync($"cases?process=hardship-aid&after={next}") : null)
            seen.AddRange(page["items"]!.AsArray().Select(c => (string?)c!["id"]));
        Assert.Equal(seen.Count, seen.Distinct().Count());
        Assert.True(seen.Count > 26);
    }

    [Fact]
    public async Task Ledgers_and_registers_are_read_by_offices_alone()
    {
        using var program = await ApiClient.OfAsync(host, "zhou-ba");
        var ledger = (await program.GetAsync("ledgers"))[0]!;
        var movements = await program.GetAsync($"ledgers/{ledger["id"]}/movements");
        Assert.Equal((string?)ledger["balance"], (string?)movements["items"]![0]!["balance"]);
        var registers = (await program.GetAsync("registers")).AsArray();
        Assert.All(registers, r => Assert.True((int)r!["entries"]! > 0));

        using var member = await ApiClient.OfAsync(host, "jiang-yi");
        Assert.Empty((await member.GetAsync("ledgers")).AsArray());
        await member.RefusedAsync($"ledgers/{ledger["id"]}/movements", HttpStatusCode.NotFound);
        await member.RefusedAsync("registers/hardship", HttpStatusCode.NotFound);
    }
}
