using Microsoft.AspNetCore.Http.Features;

namespace Workflows.Host.Forms;

/// <summary>The room of the forms.</summary>
public static class FormServices
{
    /// <summary>Room enough for a list of 300 households, each with several fields.</summary>
    public static IServiceCollection AddUnionForms(this IServiceCollection services) => services.Configure<FormOptions>(options =>
    {
        options.ValueCountLimit = FormBinder.MostAnswers;
        options.ValueLengthLimit = 1 << 20;
        options.MultipartBodyLengthLimit = 256L << 20;
    });
}
