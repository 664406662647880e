using System.Text;

namespace Workflows.Host.Exports;

/// <summary>CSV as RFC 4180 has it, in UTF-8 with a byte order mark, without which spreadsheets here read it as GBK.</summary>
public sealed class CsvWriter(Stream stream) : TableWriter
{
    private readonly StreamWriter _writer = new(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), 16_384, leaveOpen: true) { NewLine = "\r\n" };

    public override Task RowAsync(IReadOnlyList<object?> cells, CancellationToken cancellation) =>
        _writer.WriteLineAsync(string.Join(',', cells.Select(c => Number(c) ?? Quoted(Text(c)))).AsMemory(), cancellation);

    private static string Quoted(string text) =>
        text.AsSpan().IndexOfAny("\",\r\n;\t") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    public override ValueTask DisposeAsync() => _writer.DisposeAsync();
}
