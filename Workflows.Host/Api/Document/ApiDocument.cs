using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Workflows.Definitions.Texts;
using Workflows.Host.Identity;

namespace Workflows.Host.Api;

/// <summary>The OpenAPI 3.1 document at <c>/api/v1/openapi.json</c>, kept as docs/openapi.json: what each door does in both languages, the scope it asks for, the key it wants.</summary>
public sealed class ApiDocument(TextCatalog texts) : IOpenApiDocumentTransformer, IOpenApiOperationTransformer
{
    public const string Name = "v1";

    private const string Token = "accessToken";

    public static void AddTo(IServiceCollection services) => services.AddOpenApi(Name, options =>
    {
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        options.ShouldInclude = door => door.RelativePath?.StartsWith("api/v1/", StringComparison.Ordinal) == true;
        options.AddDocumentTransformer<ApiDocument>();
        options.AddOperationTransformer<ApiDocument>();
    });

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapOpenApi("/api/v1/openapi.json").WithMetadata(new AudienceAttribute(Audience.Public, Relation.None));

    public Task TransformAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        document.Info = new() { Title = Both("api.document.title"), Version = "1", Description = Both("api.document.help") };
        document.Servers = [new() { Url = "/" }];
        document.Components ??= new();
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>(StringComparer.Ordinal)
        {
            [Token] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", Description = Both("api.document.token") },
        };
        return Task.CompletedTask;
    }

    public Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var signs = context.Description.ActionDescriptor.EndpointMetadata;
        operation.Summary = Both($"api.do.{operation.OperationId}");
        operation.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Token, context.Document)] = [] }];
        if (signs.OfType<AccessScopeAttribute>().LastOrDefault() is { } scope) operation.Description = Both("api.document.scope", string.Join(" | ", scope.Scopes));
        if (signs.OfType<KeyedAttribute>().Any())
        {
            operation.Parameters ??= [];
            operation.Parameters.Add(new OpenApiParameter
            {
                Name = RequestKey.Header, In = ParameterLocation.Header, Required = true, Description = Both("api.document.key"), Schema = new OpenApiSchema { Type = JsonSchemaType.String, MinLength = 1, MaxLength = RequestKey.MostLetters },
            });
        }
        return Task.CompletedTask;
    }

    private string Both(string key, string scope = "") =>
        $"{texts.Say(key, Language.Chinese, ("scope", scope))} · {texts.Say(key, Language.English, ("scope", scope))}";
}

/// <summary>The sign on an endpoint whose requests bear <see cref="RequestKey"/>.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class KeyedAttribute : Attribute;
