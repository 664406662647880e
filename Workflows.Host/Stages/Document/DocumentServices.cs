using Workflows.Host.Execution;
using Workflows.Host.Tasks;

namespace Workflows.Host.Stages.Document;

/// <summary>The room of documents: their rows and files. Expects the rooms of data, execution and sealing.</summary>
public static class DocumentServices
{
    public static IServiceCollection AddDocuments(this IServiceCollection services)
    {
        services.AddSingleton<EffectWriter, DocumentWriter>().AddSingleton<EffectWriter, DocumentKeeper>();
        services.AddScoped<DocumentFiles>().AddScoped<TemplateBook>().AddScoped<IStagePage, DocumentPage>();
        return services;
    }
}
