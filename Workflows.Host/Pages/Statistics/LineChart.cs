using System.Collections.Immutable;
using System.Globalization;

namespace Workflows.Host.Pages.Statistics;

/// <summary>Two lines over months, drawn by the server: what came in dashed, what ended solid. The zero line is kept.</summary>
public sealed class LineChart
{
    public const int Width = 560, Height = 220;
    private const int Left = 46, Right = 16, Top = 14, Bottom = 30;
    private readonly ImmutableArray<MonthFigure> _months;
    private readonly int _top;

    public LineChart(ImmutableArray<MonthFigure> months)
    {
        _months = months;
        _top = Rounded(Math.Max(1, months.Max(m => Math.Max(m.Began, m.Ended))));
        Grid = [.. Enumerable.Range(0, 3).Select(n => n * _top / 2).Distinct().Select(v => (v, Y(v)))];
    }

    /// <summary>Values with a line across, and where it lies.</summary>
    public ImmutableArray<(int Value, string Y)> Grid { get; }

    public string Began => Points(m => m.Began);

    public string Ended => Points(m => m.Ended);

    /// <summary>The months named below, so many that none covers another.</summary>
    public IEnumerable<(int Month, string X)> Labels
    {
        get
        {
            var every = Math.Max(1, (_months.Length + 5) / 6);
            for (var n = _months.Length - 1; n >= 0; n -= every) yield return (_months[n].Month, X(n));
        }
    }

    public (string X, string Y) LastBegan => (X(_months.Length - 1), Y(_months[^1].Began));

    public (string X, string Y) LastEnded => (X(_months.Length - 1), Y(_months[^1].Ended));

    private string Points(Func<MonthFigure, int> of) => string.Join(' ', _months.Select((m, n) => $"{X(n)},{Y(of(m))}"));

    private string X(int month) => Text(_months.Length == 1 ? Left : Left + (double)month * (Width - Left - Right) / (_months.Length - 1));

    private string Y(int value) => Text(Height - Bottom - (double)value * (Height - Top - Bottom) / _top);

    private static string Text(double number) => number.ToString("0.#", CultureInfo.InvariantCulture);

    /// <summary>The next even number of one or two significant digits.</summary>
    private static int Rounded(int most)
    {
        var unit = (int)Math.Pow(10, Math.Max(0, Math.Floor(Math.Log10(most)) - 1)) * 2;
        return (most + unit - 1) / unit * unit;
    }
}
