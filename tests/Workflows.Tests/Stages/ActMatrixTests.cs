using System.Globalization;
using Workflows.Definitions.Texts;
using Workflows.Stages.Approval.Matrix;
using Workflows.Tests.Engine;
using Workflows.Tests.HouseRules;

namespace Workflows.Tests.Stages;

/// <summary>The matrix of every pair of acts: the manual shows what the engine does, and each cell is what was meant.</summary>
public class ActMatrixTests
{
    [Fact]
    public void The_manual_has_the_matrix_as_the_engine_is()
    {
        var page = new MatrixPage(StepChecks.Texts).Markdown;
        var kept = Path.Combine(Repository.Root, "docs/acts.md");
        // WRITE_DOCS=1 writes it anew.
        if (Environment.GetEnvironmentVariable("WRITE_DOCS") == "1")
            File.WriteAllText(kept, page);
        Assert.Equal(File.ReadAllText(kept), page);
    }

    /// <summary>The file beside says for every cell whether the act is taken and whom the case then waits for, or why not; written by hand-checked run, changed only knowingly.</summary>
    [Fact]
    public void Every_cell_is_what_was_meant()
    {
        var cells = ActMatrix.ByState().Select(c => ("state", c)).Concat(ActMatrix.InFlightOf("any").Select(c => ("any", c))).Concat(ActMatrix.InFlightOf("all").Select(c => ("all", c)))
            .Select(c => string.Create(CultureInfo.InvariantCulture, $"{c.Item1} {c.c.Column} {c.c.Act}: {Said(c.c)}")).ToArray();
        var kept = Path.Combine(Repository.Root, "tests/Workflows.Tests/Stages/act-matrix.txt");
        if (Environment.GetEnvironmentVariable("WRITE_DOCS") == "1")
            File.WriteAllLines(kept, cells);
        Assert.Equal(File.ReadAllLines(kept), cells);
    }

    [Fact]
    public void No_cell_leaves_the_case_stuck_or_a_sentence_unsaid()
    {
        foreach (var cell in ActMatrix.ByState().Concat(ActMatrix.InFlightOf("any")).Concat(ActMatrix.InFlightOf("all")))
        {
            Assert.True(cell.Outcome is not "" || !cell.Waiting.IsEmpty && cell.Waiting.All(w => !w.Persons.IsEmpty), $"{cell.Column} {cell.Act}");
            if (cell.Refusal is { } refusal)
                foreach (var language in Enum.GetValues<Language>())
                    Assert.False(string.IsNullOrWhiteSpace(StepChecks.Texts.Say(refusal.Sentence, language)));
        }
    }

    private static string Said(MatrixCell cell) => cell.Refusal is { } refusal ? $"refused {refusal.Key}"
        : cell.Outcome is not "" ? $"ended {cell.Outcome}" : string.Join("; ", cell.Waiting.Select(w => $"{w.Node.Id} {string.Join(',', w.Persons)}"));
}
