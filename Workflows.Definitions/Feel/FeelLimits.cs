namespace Workflows.Definitions.Feel;

/// <summary>Bounds that keep every expression small and every evaluation finite. Beyond them stands a fault or null with a warning.</summary>
public static class FeelLimits
{
    /// <summary>Characters of an expression.</summary>
    public const int TextLength = 32_768;

    /// <summary>How deep an expression may be nested.</summary>
    public const int Nesting = 100;

    /// <summary>Operators of one chain such as <c>a + b + c</c>.</summary>
    public const int Chain = 200;

    /// <summary>Nodes evaluated and items handled in one evaluation.</summary>
    public const int Steps = 1_000_000;

    /// <summary>Nodes and calls open at the same time.</summary>
    public const int Depth = 1_000;

    /// <summary>Characters of a string made by an evaluation.</summary>
    public const int StringLength = 1_000_000;

    /// <summary>Items of a list made by an evaluation.</summary>
    public const int ListLength = 100_000;

    /// <summary>Warnings kept; later ones are dropped.</summary>
    public const int Warnings = 50;
}
