using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Workflows.Host.Mail;
using Workflows.Host.Web;

namespace Workflows.Host.Pages.Mails;

/// <summary>
/// Lets the mails in the folder be read only where that harms nobody: in a demonstration, whose people are made up and which
/// sends nothing. Anywhere else the pages are not there.
/// </summary>
public sealed class MailViewerFilter(InstallationInfo installation, MailOptions options) : IResourceFilter
{
    public void OnResourceExecuting(ResourceExecutingContext context)
    {
        if (!installation.Demonstration || options.HasServer) context.Result = new NotFoundResult();
    }

    public void OnResourceExecuted(ResourceExecutedContext context)
    {
    }
}
