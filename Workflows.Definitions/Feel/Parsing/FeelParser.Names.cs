using System.Text;

namespace Workflows.Definitions.Feel;

internal sealed partial class FeelParser
{
    private static readonly string[] FunctionsWithKeywords = ["date and time", "years and months duration"];

    /// <summary>
    /// The name that stands next: the longest known one, then as many words as follow that are no keywords.
    /// Null, with nothing taken, where no name stands.
    /// </summary>
    private string? NameHere(bool mayBeFunction = false)
    {
        _cursor.SkipSpace();
        if (mayBeFunction && FunctionWithKeywords() is { } function) return function;
        var (known, length) = _known.LongestAt(_cursor.Text, _cursor.At);
        var first = _cursor.PeekWord();
        if (known is null && (first.Length == 0 || FeelNames.IsKeyword(first))) return null;
        _cursor.At += known is null ? first.Length : length;
        return first == "?" ? first : Continued(known ?? first);
    }

    private string Continued(string start)
    {
        var name = new StringBuilder(start);
        while (_cursor.PeekWord() is { Length: > 0 } word && word != "?" && !FeelNames.IsKeyword(word) && !IsInstanceOf(word))
        {
            name.Append(' ').Append(word);
            _cursor.At += word.Length;
        }
        return name.ToString();
    }

    /// <summary><c>date and time</c> is a name only where it is called; elsewhere the and joins two conditions.</summary>
    private string? FunctionWithKeywords()
    {
        foreach (var name in FunctionsWithKeywords)
        {
            var start = _cursor.At;
            if (_cursor.TakesWords(name.Split(' ')) && _cursor.Sees("(")) return name;
            _cursor.At = start;
        }
        return null;
    }

    private bool IsInstanceOf(string word)
    {
        if (word != "instance") return false;
        var start = _cursor.At;
        var found = _cursor.TakesWords("instance", "of");
        _cursor.At = start;
        return found;
    }

    /// <summary>A name being introduced: everything up to one of the ends, which is not taken.</summary>
    private string? Declared(params ReadOnlySpan<string> ends)
    {
        _cursor.SkipSpace();
        var start = _cursor.At;
        if (FeelNames.CanBegin(_cursor.Current))
        {
            while (!_cursor.IsAtEnd)
            {
                foreach (var end in ends)
                    if (FeelNames.CanBegin(end[0]) ? _cursor.At > start && _cursor.SeesWord(end) && !FeelNames.CanContinue(_cursor.Text[_cursor.At - 1]) : _cursor.Current == end[0])
                        return FeelNames.Normal(_cursor.Text[start.._cursor.At]);
                if (!FeelNames.CanContinue(_cursor.Current) && !(char.IsWhiteSpace(_cursor.Current) || _cursor.Current is '.' or '-' or '\'' or '/' or '*' or '+' or '?')) break;
                _cursor.At++;
            }
        }
        _cursor.FailExpecting(ends[0] is "in" ? "in" : "a name");
        return null;
    }
}
