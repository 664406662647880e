using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Workflows.Data;
using Workflows.Data.Mail;

namespace Workflows.Host.Mail;

/// <summary>What a person chose: the kinds of mails they do without, and the hours in which none comes.</summary>
/// <param name="QuietFrom">Hour of the union's zone; null for none.</param>
public sealed record MailChoice(ImmutableHashSet<MailKind> Off, int? QuietFrom, int? QuietTo)
{
    public static MailChoice Every { get; } = new([], null, null);

    /// <summary>Mails somebody may do without, since the inbox says the same. Results, payments and accounts are always written.</summary>
    public static ImmutableArray<MailKind> Optional { get; } =
        [MailKind.TaskAssigned, MailKind.ReminderBefore, MailKind.ReminderAfter, MailKind.Returned, MailKind.Escalated, MailKind.NoticePublished, MailKind.Copied];

    public bool Wants(MailKind kind) => !Off.Contains(kind);

    /// <summary>When a mail that is ready now may leave: at once, or at the end of the quiet hours.</summary>
    public DateTimeOffset LeavesAt(DateTimeOffset now, TimeZoneInfo zone)
    {
        if (QuietFrom is not { } from || QuietTo is not { } to || from == to) return now;
        var here = TimeZoneInfo.ConvertTime(now, zone);
        var quiet = from < to ? here.Hour >= from && here.Hour < to : here.Hour >= from || here.Hour < to;
        if (!quiet) return now;
        var end = here.Date.AddDays(here.Hour >= to ? 1 : 0).AddHours(to);
        return new DateTimeOffset(end, zone.GetUtcOffset(end)).ToUniversalTime();
    }
}

/// <summary>Keeps and finds what people chose.</summary>
public sealed class MailChoices(IDbContextFactory<WorkflowsContext> contexts)
{
    public async Task<MailChoice> OfAsync(string personId, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return (await OfAsync(context, [personId], cancellation)).GetValueOrDefault(personId, MailChoice.Every);
    }

    /// <summary>Of those who chose something.</summary>
    public static async Task<ImmutableDictionary<string, MailChoice>> OfAsync(WorkflowsContext context, IReadOnlyCollection<string> persons, CancellationToken cancellation)
    {
        var ids = persons.ToArray();
        var rows = await context.MailChoices.AsNoTracking().Where(c => ids.Contains(c.PersonId)).ToListAsync(cancellation);
        return rows.ToImmutableDictionary(r => r.PersonId, r => new MailChoice(
            [.. r.Off.Split(',').Select(name => Enum.TryParse<MailKind>(name, out var kind) ? kind : (MailKind?)null).OfType<MailKind>()], r.QuietFrom, r.QuietTo));
    }

    public async Task KeepAsync(string personId, MailChoice choice, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var row = await context.MailChoices.SingleOrDefaultAsync(c => c.PersonId == personId, cancellation);
        if (row is null) context.Add(row = new MailChoiceRow { PersonId = personId, Off = "" });
        row.Off = string.Join(',', MailChoice.Optional.Where(choice.Off.Contains));
        (row.QuietFrom, row.QuietTo) = (choice.QuietFrom, choice.QuietTo);
        await context.SaveChangesAsync(cancellation);
    }
}
