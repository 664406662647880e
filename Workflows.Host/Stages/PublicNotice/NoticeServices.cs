using Workflows.Host.Execution;

namespace Workflows.Host.Stages.PublicNotice;

/// <summary>The room of public notices: their rows, their objections, their answers. Expects the rooms of data, execution and sealing.</summary>
public static class NoticeServices
{
    public static IServiceCollection AddPublicNotices(this IServiceCollection services)
    {
        services.AddSingleton<NoticePaperMaker>();
        services.AddSingleton<EffectWriter, NoticeWriter>();
        services.AddSingleton<Notices>();
        services.AddScoped<NoticeSheets>();
        services.AddSingleton<Objections>();
        services.AddSingleton<ObjectionAnswers>();
        return services;
    }
}
