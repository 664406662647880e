using System.Globalization;
using System.Text;
using QRCoder;

namespace Workflows.Host.Pages.Cases;

/// <summary>A code a phone can read, drawn as one path: no picture file, no style of its own.</summary>
public static class CheckCode
{
    /// <summary>The path over a square of so many units, a quiet edge not included.</summary>
    public static (string Path, int Size) Of(string address)
    {
        using var maker = new QRCodeGenerator();
        using var code = maker.CreateQrCode(address, QRCodeGenerator.ECCLevel.M);
        var squares = code.ModuleMatrix;
        var path = new StringBuilder();
        for (var y = 0; y < squares.Count; y++)
            for (var x = 0; x < squares[y].Length; x++)
                if (squares[y][x]) path.Append(CultureInfo.InvariantCulture, $"M{x} {y}h1v1h-1z");
        return (path.ToString(), squares.Count);
    }
}
