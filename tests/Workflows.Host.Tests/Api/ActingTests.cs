using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Workflows.Data;
using Workflows.Host.Identity;
using Workflows.Host.Tests.Tasks;
using Workflows.Testing;

namespace Workflows.Host.Tests.Api;

/// <summary>Acting by the API: what is wrong is named with its place, what is repeated does nothing, what changed meanwhile is said.</summary>
public sealed class ActingTests(TestHost host) : IClassFixture<TestHost>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_same_key_files_one_case_however_often_and_at_once()
    {
        using var officer = await ApiClient.OfAsync(host, "li-si");
        var body = new { values = await AidByApi.ApplicationAsync(officer) };
        var before = await CasesAsync();
        var answers = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => officer.SendAsync(HttpMethod.Post, "processes/hardship-aid/cases", body, "one-key")));
        Assert.Equal(1, answers.Count(a => a.StatusCode == HttpStatusCode.Created));
        Assert.Equal(2, answers.Count(a => a.StatusCode == HttpStatusCode.OK));
        var again = await officer.PostAsync("processes/hardship-aid/cases", new { values = new { } }, "one-key");
        Assert.True((bool)again["repeated"]!);
        Assert.Equal($"/api/v1/cases/{again["case"]}", answers.Single(a => a.StatusCode == HttpStatusCode.Created).Headers.Location!.ToString());
        Assert.Equal(before + 1, await CasesAsync());

        using var other = await ApiClient.OfAsync(host, "jiang-yi");
        await ApiClient.ProblemAsync(await other.SendAsync(HttpMethod.Post, "processes/hardship-aid/cases", new { values = new { } }, "one-key"), HttpStatusCode.UnprocessableEntity);
        var missing = await ApiClient.ProblemAsync(await officer.SendAsync(HttpMethod.Post, "processes/hardship-aid/cases", body), HttpStatusCode.BadRequest);
        Assert.Equal("Idempotency-Key", (string?)missing["errors"]![0]!["field"]);
    }

    [Fact]
    public async Task Everything_wrong_with_a_form_is_named_at_its_path()
    {
        using var officer = await ApiClient.OfAsync(host, "li-si");
        var values = await AidByApi.ApplicationAsync(officer);
        values["idNumber"] = "440399198501010029";
        values["family"]![1]!["idNumber"] = "1";
        values["amount"] = "12,5";
        values["nickname"] = "张";
        values["applicant"] = new JsonArray("worker-01");
        values["incomeProof"] = new JsonArray(new string('0', 64));
        var problem = await ApiClient.ProblemAsync(await officer.SendAsync(HttpMethod.Post, "processes/hardship-aid/cases", new { values }, "wrong"), HttpStatusCode.UnprocessableEntity);
        var places = problem["errors"]!.AsArray().Select(e => (string?)e!["field"]).ToHashSet();
        Assert.Superset(new HashSet<string?> { "idNumber", "family[1].idNumber", "amount", "nickname", "applicant", "incomeProof" }, places);
        Assert.All(problem["errors"]!.AsArray(), e => Assert.NotEqual("", (string?)e!["detail"]));
    }

    [Fact]
    public async Task JSON_that_cannot_be_read_is_said_with_its_place()
    {
        using var officer = await ApiClient.OfAsync(host, "li-si");
        foreach (var (body, path) in new[] { ("{\"values\": {\"a\": }}", "$.values"), ("{\"valeus\": {}}", "$.valeus") })
        {
            using var content = new StringContent(body, Encoding.UTF8, "application/json");
            using var answer = await officer.Http.PostAsync("processes/hardship-aid/cases", content, Stop);
            var problem = await ApiClient.ProblemAsync(answer, HttpStatusCode.BadRequest);
            Assert.StartsWith(path, (string?)problem["errors"]![0]!["field"], StringComparison.Ordinal);
        }
        using var form = new StringContent("a=b", Encoding.UTF8, "application/x-www-form-urlencoded");
        using var wrong = await officer.Http.PostAsync("processes/hardship-aid/cases", form, Stop);
        await ApiClient.ProblemAsync(wrong, HttpStatusCode.UnsupportedMediaType);
    }

    [Fact]
    public async Task Of_two_at_once_one_completes_and_the_other_is_told_who_did()
    {
        var aid = new AidByApi(host);
        await aid.StartAsync();
        using var program = await ApiClient.OfAsync(host, "zheng-shi");
        var task = await TaskOfAsync(program, aid.Id);
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(n =>
            program.SendAsync(HttpMethod.Post, $"tasks/{task["id"]}/complete", AidByApi.Answer(task, "complete"), $"race-{n}")));
        var done = Assert.Single(answers, a => a.StatusCode == HttpStatusCode.OK);
        foreach (var late in answers.Except([done])) Assert.Equal("engine.youDidAlready", (string?)(await ApiClient.ProblemAsync(late, HttpStatusCode.Conflict))["code"]);
        var key = done.RequestMessage!.Headers.GetValues("Idempotency-Key").Single();
        var again = await program.PostAsync($"tasks/{task["id"]}/complete", AidByApi.Answer(task, "complete"), key);
        Assert.True((bool)again["repeated"]!);
        Assert.NotEmpty(again["tasks"]!.AsArray());
        Assert.False((bool)(await program.GetAsync($"tasks/{task["id"]}"))["isOpen"]!);
    }

    [Fact]
    public async Task Who_is_not_entitled_or_comes_with_an_old_page_is_refused_and_nothing_changes()
    {
        var aid = new AidByApi(host);
        await aid.StartAsync();
        using var program = await ApiClient.OfAsync(host, "zheng-shi");
        var task = await TaskOfAsync(program, aid.Id);
        using var officer = await ApiClient.OfAsync(host, "li-si");
        await ApiClient.ProblemAsync(await officer.SendAsync(HttpMethod.Post, $"tasks/{task["id"]}/complete", AidByApi.Answer(task, "complete"), "a"), HttpStatusCode.Forbidden);
        await ApiClient.ProblemAsync(await program.SendAsync(HttpMethod.Post, $"tasks/{task["id"]}/complete", new { visit = 9, seen = (string?)task["seen"], act = "complete" }, "b"), HttpStatusCode.Conflict);
        await ApiClient.ProblemAsync(await program.SendAsync(HttpMethod.Post, $"tasks/{task["id"]}/complete", new { visit = 1, seen = "", act = "complete" }, "b2"), HttpStatusCode.UnprocessableEntity);
        await ApiClient.ProblemAsync(await program.SendAsync(HttpMethod.Post, $"tasks/{task["id"]}/complete", new { act = "complete" }, "b3"), HttpStatusCode.BadRequest);
        await ApiClient.ProblemAsync(await program.SendAsync(HttpMethod.Post, $"tasks/{task["id"]}/complete", AidByApi.Answer(task, "approve"), "c"), HttpStatusCode.UnprocessableEntity);
        await ApiClient.ProblemAsync(await program.SendAsync(HttpMethod.Post, $"tasks/{task["id"]}/complete", AidByApi.Answer(task, "complete", words: new string('好', 2001)), "d"), HttpStatusCode.UnprocessableEntity);
        using var stranger = await ApiClient.OfAsync(host, "jiang-yi");
        await ApiClient.ProblemAsync(await stranger.SendAsync(HttpMethod.Post, $"tasks/{task["id"]}/complete", AidByApi.Answer(task, "complete"), "e"), HttpStatusCode.NotFound);
        using var reader = await ApiClient.OfAsync(host, "zheng-shi", AccessScopes.ReadTasks);
        await ApiClient.ProblemAsync(await reader.SendAsync(HttpMethod.Post, $"tasks/{task["id"]}/complete", AidByApi.Answer(task, "complete"), "f"), HttpStatusCode.Forbidden);
        Assert.True((bool)(await program.GetAsync($"tasks/{task["id"]}"))["isOpen"]!);
    }

    [Fact]
    public async Task A_case_is_taken_back_by_its_starter_with_a_reason_once()
    {
        var aid = new AidByApi(host);
        await aid.StartAsync();
        using var officer = await ApiClient.OfAsync(host, "li-si");
        await ApiClient.ProblemAsync(await officer.SendAsync(HttpMethod.Post, $"cases/{aid.Id}/withdraw", new { reason = "错" }, "w1"), HttpStatusCode.UnprocessableEntity);
        Assert.Equal("withdrawn", (string?)(await officer.PostAsync($"cases/{aid.Id}/withdraw", new { reason = "申请人改变主意" }, "w2"))["outcome"]);
        Assert.True((bool)(await officer.PostAsync($"cases/{aid.Id}/withdraw", new { reason = "申请人改变主意" }, "w2"))["repeated"]!);
        await ApiClient.ProblemAsync(await officer.SendAsync(HttpMethod.Post, $"cases/{aid.Id}/withdraw", new { reason = "申请人改变主意" }, "w3"), HttpStatusCode.Conflict);
        using var chair = await ApiClient.OfAsync(host, "zheng-shi");
        await ApiClient.ProblemAsync(await chair.SendAsync(HttpMethod.Post, $"cases/{aid.Id}/withdraw", new { reason = "不是自己的办件" }, "w4"), HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Files_are_known_by_their_bytes_and_read_by_whoever_may()
    {
        var aid = new AidByApi(host);
        await aid.StartAsync();
        using var officer = await ApiClient.OfAsync(host, "li-si");
        var letter = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Papers.Pdf("申请书")));
        Assert.Equal(Papers.Pdf("申请书"), await officer.Http.GetByteArrayAsync($"cases/{aid.Id}/files/{letter}", Stop));
        var diagnosis = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Papers.Pdf("诊断证明")));
        await officer.RefusedAsync($"cases/{aid.Id}/files/{diagnosis}", HttpStatusCode.NotFound);
        Assert.Equal(Papers.Pdf("诊断证明"), await officer.Http.GetByteArrayAsync($"cases/{aid.Id}/files/{diagnosis}?sensitive=true", Stop));
        using var program = new ByteArrayContent("MZ a program"u8.ToArray());
        using var refused = await officer.Http.PostAsync("files?name=a.pdf", program, Stop);
        Assert.Contains("a.pdf", (string?)(await ApiClient.ProblemAsync(refused, HttpStatusCode.UnprocessableEntity))["errors"]![0]!["detail"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_may_be_started_is_listed_with_the_form_it_takes()
    {
        using var officer = await ApiClient.OfAsync(host, "li-si");
        Assert.Contains("hardship-aid", (await officer.GetAsync("processes")).AsArray().Select(p => (string?)p!["process"]!["id"]));
        var fields = (await officer.GetAsync("processes/hardship-aid/form"))["fields"]!.AsArray();
        var id = fields.Single(f => (string?)f!["name"] == "family.idNumber")!;
        Assert.Equal(("idNumber", true), ((string?)id["kind"], (bool)id["sensitive"]!));
        Assert.Contains("medical", fields.Single(f => (string?)f!["name"] == "aidItem")!["options"]!.AsArray().Select(o => (string?)o!["id"]));
        using var auditor = await ApiClient.OfAsync(host, "xu-he");
        Assert.Empty((await auditor.GetAsync("processes")).AsArray());
        await auditor.RefusedAsync("processes/hardship-aid/form", HttpStatusCode.NotFound);
    }

    private static async Task<JsonNode> TaskOfAsync(ApiClient program, string id) => await program.GetAsync(
        $"tasks/{(await program.GetAsync("tasks"))["items"]!.AsArray().Single(t => (string?)t!["case"]!["id"] == id)!["id"]}");

    private async Task<int> CasesAsync()
    {
        await using var scope = host.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<WorkflowsContext>().Instances.CountAsync(Stop);
    }
}
