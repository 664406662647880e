using System.Collections.Immutable;

namespace Workflows.Definitions.Documents;

/// <summary>
/// A filled document as a page of A4 shows it: its paragraphs and tables in order, with what of their looks a page of a union
/// needs. Everything else of the file's looks is Word's own.
/// </summary>
public sealed record Paper(ImmutableArray<PaperBlock> Blocks);

public abstract record PaperBlock;

/// <param name="Size">Of the type, in half points; 0 = the page's own.</param>
/// <param name="Indent">True where the first line begins two characters in.</param>
public sealed record PaperParagraph(PaperAlign Align, int Size, bool Indent, bool RuledBelow, ImmutableArray<PaperRun> Runs) : PaperBlock
{
    public string Text => string.Concat(Runs.Select(r => r.Text));
}

/// <param name="Columns">Widths in per cent of the table, rounded; empty where the file names none.</param>
public sealed record PaperTable(ImmutableArray<int> Columns, bool Ruled, ImmutableArray<ImmutableArray<PaperCell>> Rows) : PaperBlock;

/// <param name="Span">Columns it covers.</param>
/// <param name="Deep">Rows it covers.</param>
public sealed record PaperCell(int Span, int Deep, ImmutableArray<PaperBlock> Blocks);

/// <summary>Words of one look; a line break is a line feed.</summary>
public sealed record PaperRun(string Text, bool Bold, bool Red);

public enum PaperAlign { Start, Center, End, Both }
