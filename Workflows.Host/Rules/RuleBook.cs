using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Workflows.Data;
using Workflows.Definitions.Calendars;
using Workflows.Definitions.RulePacks;

namespace Workflows.Host.Rules;

/// <summary>The rule packs and calendar years of this installation: the shipped ones, and over them what was put in.</summary>
public sealed class RuleBook(IDbContextFactory<WorkflowsContext> contexts)
{
    /// <summary>The latest of each pack by id, not yet laid over those they extend.</summary>
    public async Task<ImmutableArray<RulePack>> PacksAsync(CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var stored = await context.RulePacks.AsNoTracking().OrderBy(p => p.AddedAt).Select(p => p.Json).ToListAsync(cancellation);
        return
        [
            .. ShippedRulePacks.All
                .Concat(stored.Select(json => RulePackReader.Read(json).Pack ?? throw new InvalidDataException("A stored rule pack cannot be read.")))
                .GroupBy(p => p.Id, StringComparer.Ordinal).Select(g => g.Last()).OrderBy(p => p.Id, StringComparer.Ordinal),
        ];
    }

    /// <summary>A pack laid over those it extends; null where there is none of the id.</summary>
    public async Task<RulePack?> PackAsync(string id, CancellationToken cancellation) =>
        RulePackChain.Resolve(id, await PacksAsync(cancellation)).Pack;

    /// <summary>Every year in force, the latest import of each, in order.</summary>
    public async Task<ImmutableArray<KnownYear>> YearsAsync(CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var imported = await context.HolidayYears.AsNoTracking().OrderBy(y => y.Id).ToListAsync(cancellation);
        return
        [
            .. ShippedCalendars.Years.Select(y => new KnownYear(y, null, "", null))
                .Concat(imported.Select(row => new KnownYear(Read(row.Json), row.Id, row.ImportedBy, row.ImportedAt)))
                .GroupBy(y => y.Year.Year).OrderBy(g => g.Key).Select(g => g.Last()),
        ];
    }

    public async Task<WorkCalendar> CalendarAsync(CancellationToken cancellation) =>
        new((await YearsAsync(cancellation)).Select(y => y.Year));

    private static HolidayYear Read(string json) =>
        HolidayYearFile.Read(json).Year ?? throw new InvalidDataException("A stored holiday year cannot be read.");
}

/// <summary>A year's days off and where they come from.</summary>
/// <param name="Import">The row that was imported; null where the year came with the product.</param>
public sealed record KnownYear(HolidayYear Year, long? Import, string ImportedBy, DateTimeOffset? ImportedAt)
{
    /// <summary>Working days by this notice alone (G-29).</summary>
    public int WorkingDays => new WorkCalendar(Year).WorkingDaysOf(Year.Year);

    /// <summary>What G-29 expects: all days without weekends and the thirteen days of the law, for days worked instead make up for the others.</summary>
    public static int Expected(int year)
    {
        var first = new DateOnly(year, 1, 1);
        var days = DateTime.IsLeapYear(year) ? 366 : 365;
        return Enumerable.Range(0, days).Count(n => first.AddDays(n).DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)) - 13;
    }
}
