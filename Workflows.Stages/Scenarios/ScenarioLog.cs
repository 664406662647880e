using System.Globalization;
using System.Text;
using Workflows.Definitions;
using Workflows.Definitions.Texts;

namespace Workflows.Stages.Scenarios;

/// <summary>What one row led to: for printing, and for whoever looks why a scenario failed.</summary>
/// <param name="Line">Line of the row.</param>
/// <param name="At">Time on the wall clock.</param>
/// <param name="Tasks">Open tasks of the row's case: node, people, due day and rule.</param>
public sealed record ScenarioLine(
    int Line, DateTime At, string Who, string What, Sentence? Refusal, ImmutableArray<FiredTimer> Fired,
    ImmutableArray<ShownTask> Tasks, ImmutableArray<(string Ledger, Money Balance)> Balances, ImmutableArray<(string Person, string Kind)> Mails,
    string Outcome)
{
    /// <summary>One line of text: time, who, what, then what is open, what is left and who was told.</summary>
    public string Spell(TextCatalog texts, Language language)
    {
        var said = new StringBuilder($"{At.ToString("MM-dd HH:mm", CultureInfo.InvariantCulture)} {Who} {What}");
        if (Refusal is not null)
            said.Append(" ✗ ").Append(texts.Say(Refusal, language));
        foreach (var task in Tasks)
            said.Append(" | ").Append(task.Node).Append(": ").AppendJoin('、', task.People)
                .Append(task.Due is { } due ? $" → {due.ToString("MM-dd", CultureInfo.InvariantCulture)} {task.Rule}" : "");
        foreach (var (ledger, balance) in Balances)
            said.Append(" | ").Append(ledger).Append(' ').Append(balance);
        if (!Mails.IsEmpty)
            said.Append(" | ✉ ").AppendJoin('、', Mails.Select(m => $"{m.Person}({m.Kind})"));
        return Outcome is "" ? said.ToString() : said.Append(" | ■ ").Append(Outcome).ToString();
    }
}

/// <summary>An open task as it is shown: the node's name, who may answer, when and by which rule it is due.</summary>
public sealed record ShownTask(string Node, ImmutableArray<string> People, DateOnly? Due, string Rule);

/// <summary>An expectation that did not come true: in which row, what was written, what is.</summary>
public sealed record ScenarioFailure(int Line, string Expected, string Actual);

/// <summary>How a scenario went. Passed where nothing failed.</summary>
public sealed record ScenarioResult(ImmutableArray<ScenarioLine> Lines, ImmutableArray<ScenarioFailure> Failures)
{
    public bool IsPassed => Failures.IsEmpty;
}
