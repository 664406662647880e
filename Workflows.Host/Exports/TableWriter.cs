using System.Globalization;
using Workflows.Definitions;

namespace Workflows.Host.Exports;

/// <summary>Writes a table row by row onto a stream: nothing is kept in memory. Texts are guarded against formulas; numbers, amounts and days stay what they are.</summary>
public abstract class TableWriter : IAsyncDisposable
{
    /// <param name="cells">Texts, whole numbers, <see cref="Money"/>, <see cref="DateOnly"/>; null is an empty cell.</param>
    public abstract Task RowAsync(IReadOnlyList<object?> cells, CancellationToken cancellation);

    public abstract ValueTask DisposeAsync();

    /// <summary>The writer of a format, <c>csv</c> or <c>xlsx</c>.</summary>
    public static TableWriter Of(string format, Stream stream) => format == Xlsx ? new XlsxWriter(stream) : new CsvWriter(stream);

    public const string Csv = "csv", Xlsx = "xlsx";

    public static string MediaType(string format) =>
        format == Xlsx ? "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" : "text/csv; charset=utf-8";

    /// <summary>A number as a file writes it; null for what is text.</summary>
    protected static string? Number(object? cell) => cell switch
    {
        Money money => money.InYuan.ToString("0.00", CultureInfo.InvariantCulture),
        int or long => ((IFormattable)cell).ToString(null, CultureInfo.InvariantCulture),
        _ => null,
    };

    protected static string Text(object? cell) => cell switch
    {
        null => "",
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        _ => FormulaGuard.Guard(cell.ToString() ?? ""),
    };
}
