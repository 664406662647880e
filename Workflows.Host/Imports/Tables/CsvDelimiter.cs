namespace Workflows.Host.Imports.Tables;

/// <summary>Finds what parts the cells: the sign that stands equally often in most of the first lines.</summary>
internal static class CsvDelimiter
{
    private const int Lines = 30;
    private static readonly char[] Signs = [',', '\t', ';', '，'];

    /// <summary>The text without a line <c>sep=</c>, and the sign; a comma where there is a single column.</summary>
    public static (string Text, char Delimiter) Of(string text)
    {
        if (text.StartsWith("sep=", StringComparison.OrdinalIgnoreCase) && text.Length > 5 && text[5] is '\r' or '\n')
            return (text[6..].TrimStart('\r', '\n'), text[4]);
        return (text, Signs.MaxBy(sign => Regularity(text, sign)));
    }

    /// <summary>How many signs stand in lines that have as many of them as most have.</summary>
    private static int Regularity(string text, char sign)
    {
        var counts = new List<int> { 0 };
        var quoted = false;
        foreach (var letter in text)
        {
            if (letter == '"') quoted = !quoted;
            if (quoted) continue;
            if (letter == sign) counts[^1]++;
            if (letter != '\n') continue;
            if (counts.Count == Lines) break;
            counts.Add(0);
        }
        return counts.Where(c => c > 0).GroupBy(c => c).Select(g => g.Key * g.Count() * g.Count()).DefaultIfEmpty().Max();
    }
}
