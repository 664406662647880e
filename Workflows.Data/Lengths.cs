namespace Workflows.Data;

/// <summary>Lengths of stored texts, in characters. Ids and keys stay short enough to be indexed by every database.</summary>
public static class Lengths
{
    public const int Key = 200;
    public const int TaskId = 300;
    public const int Words = 400;

    /// <summary>Texts of any length; never indexed.</summary>
    public const int Any = -1;

    /// <summary>The text, cut where it is longer than its column; lists show the beginning, the record keeps the whole.</summary>
    public static string Cut(this string text, int length) => text.Length <= length ? text : text[..(length - 1)] + "…";
}
