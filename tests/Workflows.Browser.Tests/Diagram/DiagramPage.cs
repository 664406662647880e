using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Workflows.Host.Web;
using Workflows.Testing;

namespace Workflows.Browser.Tests.Diagram;

/// <summary>A server with one page that shows the live diagram, under the host's own security headers and with its own files.</summary>
public sealed class DiagramPage : IAsyncLifetime
{
    private const string Fallback = "提出申请和初审已办完，现在等街道总工会审批。";
    private WebApplication? _app;

    public string Address => _app!.Urls.First();

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ApplicationName = "Workflows.Host", ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseStaticWebAssets().UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.UseContentSecurity(httpsForAYear: false);
        _app.UseStaticFiles();
        _app.MapGet("/case", (HttpContext context) => Page(context, "/case/process.bpmn"));
        _app.MapGet("/inside", (HttpContext context) => Page(context, "/inside/process.bpmn",
            new { done = new[] { "start", "f1", "reserve", "f2", "verifyStart", "v1" }, here = new[] { "visit" }, around = new[] { "verify" } }));
        _app.MapGet("/inside/process.bpmn", () => Results.Bytes(VisitProcess.First["process.bpmn"], "application/xml"));
        _app.MapGet("/lost", (HttpContext context) => Page(context, "/nowhere.bpmn"));
        _app.MapGet("/case/process.bpmn", () => Results.File(Path.Combine(AppContext.BaseDirectory, "Diagram", "hardship.bpmn"), "application/xml"));
        await _app.StartAsync(TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        if (_app is not null) await _app.DisposeAsync();
    }

    private static IResult Page(HttpContext context, string bpmn, object? marked = null)
    {
        ContentSecurity.AllowStyleAttributes(context);
        var marks = JsonSerializer.Serialize(marked ?? new { done = new[] { "start", "f0", "apply", "first" }, here = new[] { "street" }, off = new[] { "district", "unknown" } });
        return Results.Content($$"""
            <!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
            <link rel="icon" href="/favicon.svg"><link rel="stylesheet" href="/designer/viewer.css"><link rel="stylesheet" href="/lib/tabler/tabler.min.css">
            <meta name="htmx-config" content='{"includeIndicatorStyles":false,"allowEval":false}'>
            <script src="/lib/htmx/htmx.min.js" defer></script><script type="module" src="/designer/viewer.js"></script></head>
            <body><main><div data-bpmn="{{bpmn}}" data-bpmn-marks='{{marks}}' role="img" aria-label="流程图">{{Fallback}}</div></main></body></html>
            """, "text/html; charset=utf-8");
    }
}
