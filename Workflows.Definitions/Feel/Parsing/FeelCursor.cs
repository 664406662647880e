using Workflows.Definitions.Texts;

namespace Workflows.Definitions.Feel;

/// <summary>A place in the text of an expression: looks ahead, takes words and signs, skips white space and comments.</summary>
internal sealed class FeelCursor(string text)
{
    public string Text { get; } = text;
    public int At { get; set; }
    public FeelFault? Fault { get; private set; }

    public bool IsAtEnd => At >= Text.Length;
    public char Current => At < Text.Length ? Text[At] : '\0';
    public char Next => At + 1 < Text.Length ? Text[At + 1] : '\0';

    public void SkipSpace()
    {
        while (!IsAtEnd)
        {
            if (char.IsWhiteSpace(Current)) At++;
            else if (Current == '/' && Next == '/') At = EndOf("\n", At);
            else if (Current == '/' && Next == '*') At = EndOf("*/", At + 2);
            else return;
        }
    }

    /// <summary>Whether the sign stands next; white space before it does not matter.</summary>
    public bool Sees(string sign)
    {
        SkipSpace();
        return string.CompareOrdinal(Text, At, sign, 0, sign.Length) == 0;
    }

    public bool Takes(string sign)
    {
        if (!Sees(sign)) return false;
        At += sign.Length;
        return true;
    }

    public bool SeesWord(string word) => Sees(word) && (At + word.Length >= Text.Length || !FeelNames.CanContinue(Text[At + word.Length]));

    public bool TakesWord(string word)
    {
        if (!SeesWord(word)) return false;
        At += word.Length;
        return true;
    }

    /// <summary>Takes a sequence of words if all of them stand next, else nothing.</summary>
    public bool TakesWords(params ReadOnlySpan<string> words)
    {
        var start = At;
        foreach (var word in words)
        {
            if (TakesWord(word)) continue;
            At = start;
            return false;
        }
        return true;
    }

    /// <summary>The word that stands next; empty where none does. A <c>?</c> is a word of its own.</summary>
    public string PeekWord()
    {
        SkipSpace();
        if (IsAtEnd || !FeelNames.CanBegin(Current)) return "";
        if (Current == '?') return "?";
        var end = At + 1;
        while (end < Text.Length && FeelNames.CanContinue(Text[end])) end++;
        return Text[At..end];
    }

    /// <summary>Keeps the first fault, the one nearest to the cause; answers null for every kind of node.</summary>
    public void Fail(string key, params (string Name, object? Value)[] values) => FailAt(At, key, values);

    public void FailAt(int offset, string key, params (string Name, object? Value)[] values)
    {
        if (Fault is not null) return;
        var before = Text.AsSpan(0, Math.Min(offset, Text.Length));
        var line = before.Count('\n') + 1;
        Fault = new(Sentence.Of(key, values), offset, line, before.Length - (before.LastIndexOf('\n') + 1) + 1);
    }

    /// <summary>Says what was expected and what stands there instead.</summary>
    public void FailExpecting(string what)
    {
        SkipSpace();
        var word = PeekWord();
        var found = word.Length > 0 ? word : Current.ToString();
        if (IsAtEnd) Fail("feel.endsTooEarly", ("expected", what));
        else Fail("feel.expected", ("expected", what), ("found", found));
    }

    private int EndOf(string mark, int from) => Text.IndexOf(mark, from, StringComparison.Ordinal) is var end and >= 0 ? end + mark.Length : Text.Length;
}
