using Microsoft.EntityFrameworkCore;
using Workflows.Data;
using Workflows.Data.Rules;
using Workflows.Definitions.Calendars;
using Workflows.Host.Audit;

namespace Workflows.Host.Rules;

/// <summary>Puts a year's notice into the calendar, with its entry in the system journal, and begins counting open deadlines again.</summary>
public sealed class YearImport(IDbContextFactory<WorkflowsContext> contexts, SystemJournal journal, Recounts recounts, TimeProvider clock)
{
    /// <summary>The id of the import.</summary>
    public async Task<long> ImportAsync(HolidayYear year, string by, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellation);
        var row = new HolidayYearRow { Year = year.Year, Json = HolidayYearFile.Write(year), ImportedAt = clock.GetUtcNow(), ImportedBy = by };
        context.Add(row);
        await journal.AppendAsync(context, "holidayYearImported", by,
            [("year", Text(year.Year)), ("source", year.Source), ("workingDays", Text(new WorkCalendar(year).WorkingDaysOf(year.Year)))], cancellation);
        await context.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        recounts.Start(new YearImported(row.Id), year.Source, by);
        return row.Id;
    }

    private static string Text(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
