using System.Collections.Immutable;
using static Workflows.Definitions.Scenarios.ScenarioWords;

namespace Workflows.Definitions.Scenarios;

/// <summary>Reads the rows of the course of events, one after another; a time left out is that of the row above.</summary>
internal sealed class StepReader(ScenarioFaults faults, Scenario scenario)
{
    private readonly ExpectationReader _expectations = new(faults, scenario);
    private DateTime _before = scenario.Start;

    public ScenarioStep? Read(MarkdownRow row)
    {
        if (ScenarioTime.Read(row[Column.When], _before) is not { } at)
        {
            faults.Add(row.Line, "scenarios.time", ("text", row[Column.When]));
            return null;
        }
        if (at < _before)
            faults.Add(row.Line, "scenarios.timeBack", ("text", row[Column.When]));
        _before = at;
        if (Act(row[Column.Does]) is not { } act)
        {
            faults.Add(row.Line, "scenarios.act", ("text", row[Column.Does]));
            return null;
        }
        return Filled(row, new ScenarioStep
        {
            Line = row.Line,
            At = at,
            Who = row[Column.Who],
            Act = act,
            Remark = row[Column.Remark],
            Then = [.. Parts(row[Column.Then]).Select(p => _expectations.Read(row.Line, p, act, at)).OfType<Expectation>()],
        });
    }

    /// <summary><c>发起「张三」困难职工帮扶</c>, <c>退回「张三」初审 到 受理，直接回来</c>, <c>等到</c>.</summary>
    private static ScenarioAct? Act(string text)
    {
        if (text.StartsWith(Wait, StringComparison.Ordinal))
            return new Waits { Case = Bracketed(text).Name };
        var (verb, name, rest) = Bracketed(text);
        if (name is "")
            return null;
        if (verb is ScenarioWords.Withdraw)
            return new WithdrawsCase { Case = name };
        if (rest is "")
            return null;
        if (verb is ScenarioWords.File)
            return new FilesCase(rest) { Case = name };
        if (verb is ScenarioWords.Object)
            return new ObjectsToNotice(rest) { Case = name };
        return Acts.TryGetValue(verb, out var act) ? Answered(act, rest) with { Case = name } : null;
    }

    private static AnswersTask Answered(string act, string rest)
    {
        var parts = rest.Split('，', 2, StringSplitOptions.TrimEntries);
        var ends = parts[0].Split($" {ReturnTo} ", 2, StringSplitOptions.TrimEntries);
        return new AnswersTask(act, ends[0], ends.Length > 1 ? ends[1] : "", parts.Length > 1 && parts[1] is StraightBack);
    }

    /// <summary>What stands before, in and after the first pair of 「」.</summary>
    internal static (string Before, string Name, string After) Bracketed(string text)
    {
        var open = text.IndexOf('「', StringComparison.Ordinal);
        var close = open < 0 ? -1 : text.IndexOf('」', open);
        return close < 0 ? (text.Trim(), "", "") : (text[..open].Trim(), text[(open + 1)..close].Trim(), text[(close + 1)..].Trim());
    }

    private ScenarioStep Filled(MarkdownRow row, ScenarioStep step)
    {
        var values = ImmutableArray.CreateBuilder<WrittenValue>();
        foreach (var part in Parts(row[Column.With]))
        {
            if (part.StartsWith(Set + "「", StringComparison.Ordinal))
                step = step with { Set = Bracketed(part).Name };
            else if (After(part, Words) is { } words)
                step = step with { Words = words };
            else if (After(part, Reason) is { } reason)
                step = step with { Words = reason };
            else if (part.IndexOf('=', StringComparison.Ordinal) is var at and > 0)
                values.Add(new(part[..at].Trim(), part[(at + 1)..].Trim()));
            else
                faults.Add(row.Line, "scenarios.value", ("text", part));
        }
        return step with { Values = values.ToImmutable() };
    }

    internal static string? After(string part, string word) =>
        part.StartsWith(word + "：", StringComparison.Ordinal) ? part[(word.Length + 1)..].Trim() : null;

    private static IEnumerable<string> Parts(string cell) =>
        cell.Split(['；', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
