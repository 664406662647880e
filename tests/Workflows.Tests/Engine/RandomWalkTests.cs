using System.Globalization;

namespace Workflows.Tests.Engine;

/// <summary>
/// Random commands over three small processes. The ordinary run takes a few seconds; <c>WORKFLOWS_WALKS=100000</c> asks for
/// so many walks of each, <c>WORKFLOWS_SEED=17</c> for the one that failed.
/// </summary>
public class RandomWalkTests(ITestOutputHelper output)
{
    private const int Ordinary = 30;

    /// <summary>Several people, parallel work, returns, boundary timers, escalation.</summary>
    private const string Approving = """
        case <wf:case parties="applicant"/>
        start s
        user a <wf:stage kind="task" return="true"><wf:candidates starter="true"/></wf:stage>
        and fork
        user b <wf:stage kind="task" signers="2" return="true"><wf:candidates post="visitor"/><wf:candidates post="chair"/></wf:stage>
        user c <wf:stage kind="approval" mode="all" onRejection="continue"><wf:candidates post="chair"/><wf:candidates post="chair" at="level:street"/></wf:stage>
        boundary slow beside b duration("P9D")
        and join
        user d <wf:stage kind="approval" onRejection="returnToPrevious"><wf:candidates post="chair" at="level:street"/><wf:exclude earlier="b" starter="true"/>
        <wf:clock rule="T-01.approval" before="T-05.reminderBefore" most="2" overdue="escalate"><wf:superior post="chair" at="level:district"/></wf:clock></wf:stage>
        end e approved
        s > a > fork > b > join > d > e
        fork > c > join
        slow > d
        """;

    /// <summary>A notice that may be objected to, an endless loop of corrections, a decision by time-out.</summary>
    private const string Posting = """
        case <wf:case parties="applicant"/>
        start s
        user a <wf:stage kind="approval" onRejection="returnToStarter"><wf:candidates post="chair"/>
        <wf:clock rule="T-01.approval" most="1" overdue="decide"/></wf:stage>
        user n <wf:stage kind="publicNotice"><wf:candidates post="chair"/><wf:objection><wf:candidates post="chair"/><wf:candidates post="chair" at="level:street"/>
        <wf:clock rule="A-13.objectionCheck" before="T-05.reminderBefore" most="2"/></wf:objection></wf:stage>
        boundary stop on n duration("P60D")
        xor g else=e
        wait w rule:A1.materials
        user fix <wf:stage kind="task" return="true"><wf:candidates post="officer"/></wf:stage>
        end e approved
        end e2 stopped
        s > fix > a > n > g
        g > w ? outcome.n = "upheld"
        g > e
        w > fix
        stop > e2
        """;

    /// <summary>Money set aside, approved, returned to before it was, and paid in rounds.</summary>
    private const string Paying = """
        case <wf:case amount="amount"><wf:ledger name="fund" kind="aid" at="level:street"/></wf:case>
        start s
        user a <wf:stage kind="task"><wf:candidates starter="true"/></wf:stage>
        service r <wf:stage kind="reservation" ledger="fund" amount="[amount / 2, amount / 4, amount / 4]"/>
        xor enough else=short
        user short <wf:stage kind="task" return="true"><wf:candidates post="officer"/></wf:stage>
        user b <wf:stage kind="approval"><wf:candidates post="chair"/><wf:clock rule="T-01.approval" most="1"/></wf:stage>
        user d <wf:stage kind="disbursement" payees="[1, 2, 3]"><wf:candidates post="cashier" at="level:street"/><wf:exclude earlier="b"/>
        <wf:correction><wf:candidates starter="true"/><wf:clock rule="A1.materials"/></wf:correction></wf:stage>
        service f <wf:stage kind="registerEntry" register="aid" key="case.id" values="{amount: amount}"/>
        wait later rule:A-34.followUp
        user ask
        end e paid
        s > a > r > enough
        enough > b ? outcome.r = "reserved"
        enough > short
        short > a
        b > d > f > later > ask > e
        """;

    [Theory]
    [InlineData(nameof(Approving))]
    [InlineData(nameof(Posting))]
    [InlineData(nameof(Paying))]
    public void Whatever_is_asked_of_a_case_it_stays_whole(string name)
    {
        var process = Play.Bind(name switch { nameof(Approving) => Approving, nameof(Posting) => Posting, _ => Paying }, Decisions.None);
        var visited = new HashSet<string>(StringComparer.Ordinal);
        var outcomes = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var seed in Seeds())
        {
            var walk = new RandomWalk(process, seed);
            walk.Run(steps: 50);
            visited.UnionWith(walk.Visited);
            outcomes[walk.Outcome] = outcomes.GetValueOrDefault(walk.Outcome) + 1;
        }
        output.WriteLine($"{name}: {string.Join(", ", outcomes.Select(o => $"{o.Value} {(o.Key is "" ? "running" : o.Key)}"))}");
        if (Setting("WORKFLOWS_SEED") is null)
            Assert.Equal(process.Model.Nodes.Keys, visited.Order(StringComparer.Ordinal));
    }

    private static IEnumerable<int> Seeds() => Setting("WORKFLOWS_SEED") is { } seed
        ? [seed] : Enumerable.Range(1, Setting("WORKFLOWS_WALKS") ?? Ordinary);

    private static int? Setting(string name) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
