using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Workflows.Host.Web;

/// <summary>Lets the gallery of sample pages be seen in Development with a demonstration installation, and nowhere else.</summary>
public sealed class GalleryFilter : IResourceFilter
{
    public void OnResourceExecuting(ResourceExecutingContext context)
    {
        var services = context.HttpContext.RequestServices;
        if (!services.GetRequiredService<IWebHostEnvironment>().IsDevelopment()
            || !services.GetRequiredService<InstallationInfo>().Demonstration)
            context.Result = new NotFoundResult();
    }

    public void OnResourceExecuted(ResourceExecutedContext context)
    {
    }
}
