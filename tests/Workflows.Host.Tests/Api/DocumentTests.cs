using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Workflows.Host.Tests.Web;
using Workflows.Testing;

namespace Workflows.Host.Tests.Api;

/// <summary>The OpenAPI document: served to anybody, kept in the manual as it is served, complete.</summary>
public sealed class DocumentTests(TestHost host) : IClassFixture<TestHost>
{
    private static readonly string Kept = Path.Combine(WebAlone.HostFolder, "../docs/openapi.json");

    [Fact]
    public async Task The_manual_keeps_the_document_as_it_is_served()
    {
        using var client = host.Client();
        var served = JsonNode.Parse(await client.GetStringAsync("/api/v1/openapi.json", TestContext.Current.CancellationToken))!;
        var written = served.ToJsonString(new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }) + "\n";
        // WRITE_DOCS=1 writes it anew.
        if (Environment.GetEnvironmentVariable("WRITE_DOCS") == "1") await File.WriteAllTextAsync(Kept, written, TestContext.Current.CancellationToken);
        Assert.Equal(written, await File.ReadAllTextAsync(Kept, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Every_door_stands_in_it_with_words_a_scope_and_its_answers()
    {
        using var client = host.Client();
        var document = JsonNode.Parse(await client.GetStringAsync("/api/v1/openapi.json", TestContext.Current.CancellationToken))!;
        Assert.StartsWith("3.1", (string?)document["openapi"], StringComparison.Ordinal);
        var described = document["paths"]!.AsObject().SelectMany(p => p.Value!.AsObject(), (p, o) => (Door: $"{o.Key.ToUpperInvariant()} {p.Key}", Operation: o.Value!)).ToList();
        var mapped = host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.RoutePattern.RawText!.TrimStart('/').StartsWith("api/v1/", StringComparison.Ordinal) && !e.RoutePattern.RawText.EndsWith("openapi.json", StringComparison.Ordinal))
            .Select(e => $"{e.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods[0]} /{e.RoutePattern.RawText!.TrimStart('/').Replace(":guid", "", StringComparison.Ordinal)}");
        Assert.Equal(mapped.Order(StringComparer.Ordinal), described.Select(d => d.Door).Order(StringComparer.Ordinal));
        Assert.All(described, d => Assert.Contains(" · ", (string?)d.Operation["summary"], StringComparison.Ordinal));
        Assert.All(described.Where(d => d.Door != "GET /api/v1/me"), d => Assert.Contains("scope: ", (string?)d.Operation["description"], StringComparison.Ordinal));
        Assert.All(described, d => Assert.Contains(d.Operation["responses"]!.AsObject(), r => r.Key.StartsWith('2')));
        Assert.All(described.Where(d => d.Door.StartsWith("POST /api/v1/tasks", StringComparison.Ordinal)), d => Assert.Contains("Idempotency-Key", d.Operation.ToJsonString(), StringComparison.Ordinal));
    }
}
