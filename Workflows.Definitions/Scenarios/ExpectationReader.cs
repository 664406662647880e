using System.Collections.Immutable;
using static Workflows.Definitions.Scenarios.ScenarioWords;

namespace Workflows.Definitions.Scenarios;

/// <summary>
/// Reads one part of the column 结果: <c>待办：受理（示例·郑十）</c>, <c>到期：受理 5月21日 T-08</c>, <c>余额：街道帮扶资金 4,800.00</c>,
/// <c>邮件：示例·郑十（新待办）</c>, <c>公示到：公示 6月23日 A-12</c>, <c>公文：示街工〔2026〕1号（已发出）</c>, <c>不成功：…</c>, <c>办结：已发放</c>. A part about another case
/// begins with its name in 「」.
/// </summary>
internal sealed class ExpectationReader(ScenarioFaults faults, Scenario scenario)
{
    public Expectation? Read(int line, string part, ScenarioAct act, DateTime at)
    {
        var (name, text) = (act.Case, part);
        if (part.StartsWith('「') && StepReader.Bracketed(part) is { Name: not "" } bracketed)
            (name, text) = (bracketed.Name, bracketed.After);
        if (Of(text, at) is { } expectation)
            return expectation with { Case = name, Written = part };
        faults.Add(line, "scenarios.expectation", ("text", part));
        return null;
    }

    private Expectation? Of(string text, DateTime at)
    {
        var colon = text.IndexOf('：', StringComparison.Ordinal);
        var (word, said) = colon < 0 ? (text, "") : (text[..colon].Trim(), text[(colon + 1)..].Trim());
        return word switch
        {
            Then.Task when said is not "" => Task(said),
            Then.NoTask => new NoTaskIsOpen(said),
            Then.Due => Dated(said, at) is var (node, day, rule) ? new IsDue(node, day, rule) : null,
            Then.Notice => Dated(said, at) is var (node, day, rule) ? new NoticeIsOpenUntil(node, day, rule) : null,
            Then.Paused when said is not "" => new NoticeIsPaused(said),
            Then.Balance => Balance(said),
            Then.Mail => People(said) is (var person, [var kind]) ? new MailWasSent(person, Mails.GetValueOrDefault(kind, kind)) : null,
            Then.Refused => new IsRefused(said),
            Then.Ended when said is not "" => new CaseEnded(said),
            Then.Number when said is not "" => new NumberIs(said),
            Then.Value when said.IndexOf('=', StringComparison.Ordinal) is var equals and > 0 => new ValueReads(said[..equals].Trim(), said[(equals + 1)..].Trim()),
            Then.Register when said.Split(' ', 2) is [var register, var person] => new RegisterHas(register, person.Trim()),
            Then.Document when People(said) is (var number, var standing) => new DocumentIs(number, standing.FirstOrDefault() ?? ""),
            Then.Stuck when said is not "" => new IsStuck(said),
            _ => null,
        };
    }

    private static TaskIsOpen Task(string said)
    {
        var (node, people) = People(said);
        return new(node, people);
    }

    /// <summary>What stands before the round brackets, and the words in them.</summary>
    private static (string Before, ImmutableArray<string> Inside) People(string said)
    {
        var open = said.IndexOfAny(['（', '(']);
        return open < 0 ? (said, []) : (said[..open].Trim(), WorldReader.Words(said[(open + 1)..].TrimEnd('）', ')')));
    }

    private static (string Node, DateOnly Day, string Rule)? Dated(string said, DateTime at)
    {
        var words = said.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length == 3 && ScenarioTime.Day(words[1], at) is { } day ? (words[0], day, words[2]) : null;
    }

    private BalanceIs? Balance(string said)
    {
        var at = said.LastIndexOf(' ');
        return at > 0 && WorldReader.Amount(said[(at + 1)..]) is { } amount && scenario.Ledgers.Any(l => l.Name == said[..at].Trim())
            ? new(said[..at].Trim(), amount) : null;
    }
}
