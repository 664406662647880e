using Workflows.Definitions.Texts;

namespace Workflows.Definitions;

/// <summary>
/// A fault found in something a person handed in, with its place: the file inside the package, the element's id and
/// the line (1-based; 0 = the whole file).
/// </summary>
public sealed record Problem(string File, string Element, int Line, Sentence Sentence)
{
    /// <summary>True where it is advice: the thing can be used as it is. Default false.</summary>
    public bool IsWarning { get; init; }
}
