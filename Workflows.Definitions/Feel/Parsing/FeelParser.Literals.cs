using System.Globalization;
using System.Text;

namespace Workflows.Definitions.Feel;

internal sealed partial class FeelParser
{
    private FeelNode? Number()
    {
        var start = _cursor.At;
        TakeDigits();
        if (_cursor.Current == '.' && char.IsAsciiDigit(_cursor.Next))
        {
            _cursor.At++;
            TakeDigits();
        }
        TakeExponent();
        if (FeelNumber.Parse(_cursor.Text[start.._cursor.At]) is { } number) return new LiteralNode(number);
        _cursor.FailAt(start, "feel.numberTooLarge");
        return null;
    }

    private void TakeDigits()
    {
        while (char.IsAsciiDigit(_cursor.Current)) _cursor.At++;
    }

    private void TakeExponent()
    {
        if (_cursor.Current is not ('e' or 'E')) return;
        var sign = _cursor.Next is '+' or '-' ? 2 : 1;
        if (_cursor.At + sign >= _cursor.Text.Length || !char.IsAsciiDigit(_cursor.Text[_cursor.At + sign])) return;
        _cursor.At += sign;
        TakeDigits();
    }

    /// <summary><c>@"…"</c>: a date, time, date and time or duration, whichever the text is; a fault if none.</summary>
    private FeelNode? AtLiteral()
    {
        _cursor.Takes("@");
        if (!_cursor.Sees("\""))
        {
            _cursor.FailExpecting("\"");
            return null;
        }
        var start = _cursor.At;
        if (StringLiteral() is not { } text) return null;
        if (TemporalText.Any(text) is { } value) return new LiteralNode(value);
        _cursor.FailAt(start, "feel.notTemporal", ("text", text));
        return null;
    }

    private string? StringLiteral()
    {
        var start = _cursor.At;
        _cursor.At++;
        var value = new StringBuilder();
        while (!_cursor.IsAtEnd && _cursor.Current != '"')
        {
            if (_cursor.Current == '\\') Escape(value);
            else value.Append(_cursor.Text[_cursor.At++]);
        }
        if (_cursor.Takes("\"")) return value.ToString();
        _cursor.FailAt(start, "feel.stringNotClosed");
        return null;
    }

    /// <summary>What stands after a backslash; a letter without meaning keeps its backslash, so that patterns read naturally.</summary>
    private void Escape(StringBuilder value)
    {
        var c = _cursor.Next;
        var width = c switch { 'u' => 4, 'U' => 6, _ => 0 };
        if (width > 0 && CodePoint(width) is { } point)
        {
            value.Append(point > 0xFFFF ? char.ConvertFromUtf32(point) : ((char)point).ToString());
            _cursor.At += 2 + width;
            return;
        }
        value.Append(c switch { 'n' => "\n", 'r' => "\r", 't' => "\t", '"' => "\"", '\'' => "'", '\\' => "\\", '\0' => "\\", _ => "\\" + c });
        _cursor.At += c == '\0' ? 1 : 2;
    }

    private int? CodePoint(int width) =>
        _cursor.At + 2 + width <= _cursor.Text.Length
        && int.TryParse(_cursor.Text.AsSpan(_cursor.At + 2, width), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var point)
        && point is >= 0 and <= 0x10FFFF && (width == 4 || point is < 0xD800 or > 0xDFFF) ? point : null;
}
