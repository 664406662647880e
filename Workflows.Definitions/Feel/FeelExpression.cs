using System.Collections.Immutable;
using Workflows.Definitions.Texts;

namespace Workflows.Definitions.Feel;

/// <summary>
/// A parsed FEEL expression, or a parsed cell of unary tests. Evaluating is total: it never throws and ends within
/// <see cref="FeelLimits.Steps"/>; what cannot be carried out is null with a warning.
/// </summary>
public sealed record FeelExpression
{
    private readonly ImmutableArray<string> _names;

    internal FeelExpression(string text, FeelNode root, bool isUnaryTests, ImmutableArray<string> names) =>
        (Text, Root, IsUnaryTests, _names) = (text, root, isUnaryTests, names);

    public string Text { get; }

    /// <summary>Names it asks of its scope, in ordinal order; inside a filter these may be entries of the items filtered.</summary>
    public ImmutableArray<string> Variables { get; private init; }

    /// <summary>Whether the text is a list of tests of an input value, which the scope offers under the name <c>?</c>.</summary>
    public bool IsUnaryTests { get; }

    internal FeelNode Root { get; }

    /// <summary>
    /// Parses an expression. <paramref name="names"/> are names known to be in scope; they are needed only where a name
    /// holds an operator or a keyword (<c>Date-Time</c>, <c>time in position</c>), names of several words are understood without.
    /// </summary>
    public static FeelParseResult Parse(string text, params IEnumerable<string> names) => Parse(text, unaryTests: false, [.. names]);

    /// <summary>Parses a cell of a decision table: <c>-</c>, <c>&lt; 5, [10..20]</c>, <c>not("a")</c>.</summary>
    public static FeelParseResult ParseUnaryTests(string text, params IEnumerable<string> names) => Parse(text, unaryTests: true, [.. names]);

    public FeelResult Evaluate(FeelScope scope)
    {
        var root = InTheNamesOf(scope);
        var run = new FeelRun(scope);
        return new(root.Value(run, null), run.Warnings);
    }

    public bool Equals(FeelExpression? other) => other is not null && other.Text == Text && other.IsUnaryTests == IsUnaryTests;

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Text);

    /// <summary>A scope may know names that can only be read with their help; then the text is read once more.</summary>
    private FeelNode InTheNamesOf(FeelScope scope)
    {
        var fresh = scope.Names.Where(n => !FeelNames.IsPlain(n) && !_names.Contains(n) && Text.Contains(n, StringComparison.Ordinal)).ToImmutableArray();
        return fresh.IsEmpty ? Root : Parse(Text, IsUnaryTests, _names.AddRange(fresh)).Expression?.Root ?? Root;
    }

    private static FeelParseResult Parse(string text, bool unaryTests, ImmutableArray<string> names)
    {
        var parser = new FeelParser(text, names);
        var root = unaryTests ? parser.UnaryTests() : parser.WholeExpression();
        return root is null ? new(null, parser.Fault) : new(new(text, root, unaryTests, names) { Variables = parser.Variables }, null);
    }
}

/// <summary>An expression, or why the text is none.</summary>
public sealed record FeelParseResult(FeelExpression? Expression, FeelFault? Fault);

/// <summary>What is wrong with a text and where: offset from 0, line and column from 1.</summary>
public sealed record FeelFault(Sentence Sentence, int Offset, int Line, int Column);

/// <summary>A value, and what was noticed on the way to it.</summary>
public sealed record FeelResult(FeelValue Value, ImmutableArray<Sentence> Warnings);
