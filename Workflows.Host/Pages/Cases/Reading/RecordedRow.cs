using System.Text.Json;
using Workflows.Engine.Journal;

namespace Workflows.Host.Pages.Cases.Reading;

/// <summary>A row of a record with what it says; <see cref="Entry"/> is null where its bytes cannot be read.</summary>
public sealed record RecordedRow(JournalRow Row, JournalEntry? Entry)
{
    /// <summary>Reads a row without trusting its bytes: somebody may have changed them.</summary>
    public static RecordedRow Of(JournalRow row, JournalJson json)
    {
        try
        {
            return new(row, row.Read(json));
        }
        catch (Exception reason) when (reason is JsonException or InvalidOperationException or NullReferenceException or FormatException)
        {
            return new(row, null);
        }
    }
}
