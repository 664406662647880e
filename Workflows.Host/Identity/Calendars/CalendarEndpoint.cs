using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Workflows.Data;
using Workflows.Definitions.Texts;
using Workflows.Host.Mail;
using Workflows.Host.Pages.Cases;
using Workflows.Host.Pages.Inbox;
using Workflows.Host.Web;

namespace Workflows.Host.Identity.Calendars;

/// <summary>The calendar behind a secret address. A wrong or revoked address is not there; nothing tells the two apart.</summary>
public static class CalendarEndpoint
{
    public static void MapCalendars(this IEndpointRouteBuilder routes) => routes.MapGet("/calendar/{secret}.ics", ReadAsync)
        .WithMetadata(new AudienceAttribute(Audience.Link, Relation.TokenHolder)).RequireRateLimiting(RateLimits.SecretAddress);

    private static async Task<IResult> ReadAsync(
        string secret, CalendarAddresses addresses, Claims claims, InboxQuery inbox, WorkflowsContext data, MailHouse house, TextCatalog texts, HttpContext context, TimeProvider clock, CancellationToken cancellation)
    {
        if (await addresses.PersonAsync(secret, cancellation) is not { } person) return Results.NotFound();
        var english = await data.Persons.Where(p => p.Id == person).Select(p => p.ReadsEnglish).SingleAsync(cancellation);
        var language = english ? Language.English : Language.Chinese;
        var due = await DueAsync(person, inbox, await claims.OfAsync(person, cancellation), cancellation);
        context.Response.Headers.CacheControl = "no-store";
        return Results.Text(DueCalendar.Write(texts.Say("calendar.name", language), Days(), clock.GetUtcNow()), "text/calendar", System.Text.Encoding.UTF8);

        IEnumerable<DueDay> Days() =>
            from t in due
            where t.Task.DueDay is not null && !t.Task.Paused
            select new DueDay(t.Task.Id, t.Task.DueDay!.Value,
                texts.Say("calendar.due", language, ("stage", english && t.Task.StageEnglishName.Length > 0 ? t.Task.StageEnglishName : t.Task.StageName), ("number", t.Task.Number)),
                MailRoutes.In(house.PublicUrl, CaseRoutes.Task(t.Task.Id)).AbsoluteUri);
    }

    /// <summary>The nearest first; more than this would be no calendar.</summary>
    private const int MostPages = 6;

    private static async Task<List<InboxTask>> DueAsync(string person, InboxQuery inbox, ImmutableArray<Claim> claims, CancellationToken cancellation)
    {
        var found = new List<InboxTask>();
        string? after = null;
        for (var n = 0; n < MostPages && (n == 0 || after is not null); n++)
        {
            var page = await inbox.FindAsync(person, claims, new() { After = after }, cancellation);
            found.AddRange(page.Tasks);
            after = page.Next;
        }
        return found;
    }
}
