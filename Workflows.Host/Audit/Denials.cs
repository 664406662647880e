using Microsoft.AspNetCore.Diagnostics;
using Workflows.Host.Identity;
using Workflows.Host.Web;

namespace Workflows.Host.Audit;

/// <summary>
/// Every refusal at a door is noted: who was not meant (403), and who had nothing to do with the thing (answered as not
/// there). Folded by person and kind of address, so that trying ten thousand numbers is one entry a minute with its count.
/// </summary>
public static class Denials
{
    /// <summary>Stands behind the pages of errors, where the address is still the one that was asked for.</summary>
    public static IApplicationBuilder UseDenialNotes(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        await next(context);
        if (context.Features.Get<IStatusCodeReExecuteFeature>() is not null) return; // The page that says so; it was noted before.
        if (context.Response.StatusCode != StatusCodes.Status403Forbidden && !RelationDoor.HasRefused(context)) return;
        var door = (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "";
        context.RequestServices.GetService<JournalNotes>()?.Note(
            "denied", ReaderPerson.From(context.User)?.Id ?? JournalNotes.Nobody, $"{context.Request.Method} {door}",
            [("address", context.Request.Path.ToString()), ("relation", RelationDoor.HasRefused(context) ? "no" : "")]);
    });
}
