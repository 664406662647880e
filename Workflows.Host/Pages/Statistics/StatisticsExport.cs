using Workflows.Host.Exports;
using Workflows.Host.Web;

namespace Workflows.Host.Pages.Statistics;

/// <summary>The figures as a table to take away: the whole, each process or stage, each unit, each month.</summary>
public sealed class StatisticsExport(Reader reader)
{
    public async Task WriteAsync(Statistics shown, TableWriter writer, CancellationToken cancellation)
    {
        await writer.RowAsync([.. new[] { "what", "name2", "open", "overdue", "done", "median", "ninth", "returned", "late" }.Select(c => reader.T("statistics.export." + c))], cancellation);
        await LineAsync("statistics.export.whole", shown.Whole with { Name = shown.Unit.Name });
        foreach (var line in shown.Lines) await LineAsync(shown.Process is null ? "statistics.col.process" : "statistics.col.stage", line);
        foreach (var line in shown.Units) await LineAsync("statistics.col.unit", line);
        await writer.RowAsync([], cancellation);
        await writer.RowAsync([reader.T("statistics.col.month"), null, reader.T("statistics.began"), reader.T("statistics.ended")], cancellation);
        foreach (var month in shown.ByMonth)
            await writer.RowAsync([$"{month.Month / 100:0000}-{month.Month % 100:00}", null, month.Began, month.Ended], cancellation);

        Task LineAsync(string what, FigureLine line) => writer.RowAsync(
            [reader.T(what), line.Name, line.Open, line.Overdue, line.Done, Hours(line.Median), Hours(line.Ninth), line.Returned, line.Late], cancellation);
    }

    private static object? Hours(TimeSpan? time) => time is { } some ? (long)Math.Round(some.TotalHours) : null;
}
