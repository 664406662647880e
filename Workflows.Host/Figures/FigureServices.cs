namespace Workflows.Host.Figures;

/// <summary>The room of figures: how many, how long, how often returned.</summary>
public static class FigureServices
{
    public static IServiceCollection AddFigures(this IServiceCollection services) => services
        .AddSingleton<FigureBook>().AddHostedService<FiguresLoop>()
        .AddScoped<Pages.Statistics.StatisticsPages>().AddScoped<Pages.Statistics.StatisticsExport>();
}
