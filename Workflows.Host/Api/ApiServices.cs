using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Routing;
using Workflows.Host.Web;

namespace Workflows.Host.Api;

/// <summary>
/// The room of programs: what pages do, under <c>/api/v1</c>, by the same services and for the same people. It translates requests
/// into questions and commands, and answers into JSON; it decides nothing.
/// </summary>
public static class ApiServices
{
    public static IServiceCollection AddUnionApi(this IServiceCollection services)
    {
        services.ConfigureHttpJsonOptions(json =>
        {
            json.SerializerOptions.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
            json.SerializerOptions.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
            json.SerializerOptions.RespectNullableAnnotations = true;
            json.SerializerOptions.RespectRequiredConstructorParameters = true;
            json.SerializerOptions.NumberHandling = JsonNumberHandling.Strict;
            json.SerializerOptions.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
        });
        services.Configure<RouteHandlerOptions>(o => o.ThrowOnBadRequest = true);
        ApiDocument.AddTo(services);
        services.AddScoped<ApiCases>().AddScoped<ApiJournal>().AddScoped<ApiTasks>();
        return services;
    }

    public static void MapUnionApi(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/v1").DisableAntiforgery().RequireRateLimiting(RateLimits.Api);
        ApiDocument.Map(routes);
        api.MapGroup("").WithTags("me").MapCallers();
        api.MapGroup("").WithTags("processes").MapProcesses();
        api.MapGroup("").WithTags("cases").MapCases();
        api.MapGroup("").WithTags("tasks").MapTasks();
        api.MapGroup("").WithTags("files").MapFiles();
        api.MapGroup("").WithTags("registers").MapRegisters();
        api.MapGroup("").WithTags("ledgers").MapLedgers();
        api.MapGroup("").WithTags("packages").MapPackages();
        api.MapGroup("").WithTags("webhooks").MapWebhooks();
    }
}
