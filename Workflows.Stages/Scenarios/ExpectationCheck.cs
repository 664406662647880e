using Workflows.Definitions.Calendars;
using Workflows.Definitions.Feel;
using Workflows.Definitions.Scenarios;
using Workflows.Definitions.Texts;
using Workflows.Stages.Document;
using Workflows.Stages.PublicNotice;

namespace Workflows.Stages.Scenarios;

/// <summary>Compares one expectation with what is. Answers what is instead, or null where it came true.</summary>
internal sealed class ExpectationCheck(Scenario scenario, IScenarioStage stage, TextCatalog texts)
{
    public string? Fault(Expectation expected, Sentence? refusal, ImmutableArray<SentNotice> notices) => expected switch
    {
        IsRefused refused => Refused(refused, refusal),
        BalanceIs balance => Same(balance.Amount.ToString(), BalanceOf(balance.Ledger)),
        MailWasSent mail => Mail(mail, notices),
        _ when stage.State(expected.Case) is { } state => Of(expected, state),
        _ => "–",
    };

    private string? Of(Expectation expected, ProcessInstance state)
    {
        var process = stage.Package(state.PackageName)!.Process;
        var tasks = state.Tasks.Where(t => IsAt(t.NodeId, NodeOf(expected))).ToArray();
        var shown = tasks.Select(t => ScenarioNodes.Show(t, process, stage.Directory)).ToArray();
        return expected switch
        {
            TaskIsOpen { People.IsEmpty: true } => tasks.Length > 0 ? null : All(),
            TaskIsOpen open => shown.Any(t => t.People.SequenceEqual(open.People.Order(StringComparer.Ordinal))) ? null
                : shown.Length > 0 ? string.Join(" / ", shown.Select(t => string.Join('、', t.People))) : All(),
            NoTaskIsOpen { Node: "" } => state.Tasks.IsEmpty ? null : All(),
            NoTaskIsOpen => tasks.Length == 0 ? null : All(),
            IsDue due => shown.Any(t => t.Due == due.Day && t.Rule == due.Rule) ? null
                : shown.Length > 0 ? string.Join(" / ", shown.Select(t => $"{t.Due:M-d} {t.Rule}")) : All(),
            NoticeIsOpenUntil notice => Notice(notice.Node) is { Phase: NoticePhase.Open, Until: { } until }
                ? Same($"{notice.Day:M-d} {notice.Rule}", $"{until.Day:M-d} {until.RuleId}") : Notice(notice.Node)?.Phase.ToString() ?? "–",
            NoticeIsPaused notice => Same(nameof(NoticePhase.Paused), Notice(notice.Node)?.Phase.ToString() ?? "–"),
            CaseEnded ended => state.Outcome == ended.Outcome ? null : Same(ended.Outcome, OutcomeOf(state)),
            NumberIs number => Same(number.Number, state.Number),
            ValueReads value => Same(value.Text, Read(state, value.Path)),
            RegisterHas entry => stage.PersonId(entry.Person) is { } key && stage.RegisterEntry(entry.Register, key) is not null ? null : "–",
            DocumentIs document => Document(document),
            IsStuck stuck => state.Active.Any(a => IsAt(a.NodeId, stuck.Node) && a.Incident is not "") ? null : All(),
            _ => "–",
        };

        bool IsAt(string nodeId, string name) => name is not "" && ScenarioNodes.Find(process, name)?.Id == nodeId;
        string All() => state.Tasks.IsEmpty ? state.Outcome is "" ? string.Join('、', state.Active.Select(a => $"{a.NodeId} {a.Incident}")) : OutcomeOf(state)
            : string.Join('、', state.Tasks.Select(t => ScenarioNodes.NameOf(process, t.NodeId)));
        NoticeState? Notice(string node) => state.Active.FirstOrDefault(a => IsAt(a.NodeId, node))?.Stage as NoticeState;
    }

    /// <summary>Every document of the case by number and standing; the one expected is among them.</summary>
    private string? Document(DocumentIs expected)
    {
        var all = stage.Documents(expected.Case).Select(d => (d.Number, Standing: Standing(d))).ToArray();
        return all.Any(d => d.Number == expected.Number && (expected.Standing is "" || d.Standing == expected.Standing)) ? null
            : string.Join('、', all.Select(d => $"{d.Number}（{d.Standing}）"));
    }

    private string Standing(DocumentState document) => texts.Say($"document.phase.{DocumentStep.NameOf(document.Phase)}", Language.Chinese);

    private static string NodeOf(Expectation expected) => expected switch
    {
        TaskIsOpen open => open.Node,
        NoTaskIsOpen none => none.Node,
        IsDue due => due.Node,
        _ => "",
    };

    private string? Refused(IsRefused expected, Sentence? refusal)
    {
        if (refusal is null)
            return "–";
        var said = texts.Say(refusal, Language.Chinese);
        return said.Contains(expected.Words, StringComparison.Ordinal) ? null : said;
    }

    private string? Mail(MailWasSent mail, ImmutableArray<SentNotice> notices)
    {
        var sent = notices.Select(n => $"{stage.Directory.NameOf(n.PersonId)}({n.Kind})").Distinct().ToArray();
        return sent.Contains($"{mail.Person}({mail.Kind})") ? null : string.Join('、', sent);
    }

    private string BalanceOf(string ledger) => (stage.Balance(ScenarioWorld.LedgerId(scenario.Ledgers.First(l => l.Name == ledger))) ?? default).ToString();

    private string OutcomeOf(ProcessInstance state) =>
        state.Outcome is "" ? "–" : texts.Spell(OutcomeWords.Of(stage.Package(state.PackageName)!, state.Outcome), Language.Chinese);

    private static string Read(ProcessInstance state, string path)
    {
        FeelValue? value = state.Variables;
        foreach (var name in path.Split('.'))
            value = (value as FeelContext)?.Get(name);
        return value?.Text ?? "–";
    }

    private static string? Same(string expected, string actual) => expected == actual ? null : actual;
}
