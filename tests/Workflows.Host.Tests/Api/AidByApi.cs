using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Workflows.Host.Tests.Tasks;
using Workflows.Testing;

namespace Workflows.Host.Tests.Api;

/// <summary>A case of aid carried by programs alone, each with a token of the person whose turn it is.</summary>
internal sealed class AidByApi(TestHost host)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public string Id { get; private set; } = "";

    public string Today => DateOnly.FromDateTime(host.Clock.GetUtcNow().ToOffset(TimeSpan.FromHours(8)).DateTime).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The same application as from the page, in the shape of JSON; files by their hashes.</summary>
    public static async Task<JsonObject> ApplicationAsync(ApiClient program)
    {
        var values = new JsonObject { ["family"] = new JsonArray(new JsonObject(), new JsonObject()) };
        foreach (var (path, typed) in AidCase.Application())
        {
            var row = path.StartsWith("family[", StringComparison.Ordinal) ? (JsonObject)values["family"]![path[7] - '0']! : values;
            row[path.Split('.')[^1]] = typed is "true" ? true : typed;
        }
        foreach (var (field, name, bytes) in AidCase.ApplicationFiles) values[field] = new JsonArray(await SendAsync(program, name, bytes));
        return values;
    }

    /// <summary>Sends a file; its hash.</summary>
    public static async Task<JsonNode> SendAsync(ApiClient program, string name, byte[] bytes)
    {
        using var content = new ByteArrayContent(bytes);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        using var answer = await program.Http.PostAsync($"files?name={Uri.EscapeDataString(name)}", content, Stop);
        return (await ApiClient.ReadAsync(answer, HttpStatusCode.OK))["hash"]!.DeepClone();
    }

    public async Task<JsonNode> StartAsync()
    {
        using var officer = await ApiClient.OfAsync(host, "li-si");
        var started = await officer.PostAsync("processes/hardship-aid/cases", new { values = await ApplicationAsync(officer) }, Guid.NewGuid().ToString(), HttpStatusCode.Created);
        Id = (string)started["case"]!;
        return started;
    }

    /// <summary>Reads the open task of the case that is the person's, and answers it.</summary>
    public async Task<JsonNode> CompleteAsync(string person, string act, Func<ApiClient, Task<JsonObject>>? values = null, string? words = null)
    {
        using var program = await ApiClient.OfAsync(host, person);
        var line = (await program.GetAsync("tasks"))["items"]!.AsArray().Single(t => (string?)t!["case"]!["id"] == Id)!;
        var task = await program.GetAsync($"tasks/{line["id"]}");
        return await program.PostAsync($"tasks/{line["id"]}/complete", Answer(task, act, values is null ? null : await values(program), words), Guid.NewGuid().ToString());
    }

    public static object Answer(JsonNode task, string act, JsonObject? values = null, string? words = null) =>
        new { visit = (int)task["visit"]!, seen = (string?)task["seen"], act, values, words };
}
