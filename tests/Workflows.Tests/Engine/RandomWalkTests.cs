using System.Globalization;

namespace Workflows.Tests.Engine;

/// <summary>
/// Random commands over five small processes. The ordinary run takes a few seconds; <c>WORKFLOWS_WALKS=100000</c> asks for
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

    /// <summary>Sub-processes in each other with work side by side, returns across their borders, errors, an end that stops all, timers on them.</summary>
    private const string Nesting = """
        case <wf:case parties="applicant"><wf:ledger name="fund" kind="aid" at="level:street"/></wf:case>
        start s
        user a <wf:stage kind="task" return="true"/>
        sub p {
        start ps
        service r <wf:stage kind="reservation" ledger="fund" amount="100"/>
        user b <wf:stage kind="task" return="true"><wf:candidates post="visitor"/><wf:clock rule="T-01.approval" most="1"/></wf:stage>
        and fork
        sub q {
        start qs
        user c <wf:stage kind="approval" onRejection="continue"><wf:candidates post="chair"/></wf:stage>
        xor qg else=qe
        fail qx REFUSED
        end qe
        qs > c > qg
        qg > qx ? outcome.c = "rejected"
        qg > qe
        }
        catch refused q REFUSED
        user appeal <wf:stage kind="task" return="true"/>
        xor pg else=px
        fail px2 LOST
        halt px refused
        user d
        and join
        user f <wf:stage kind="task" return="true"><wf:candidates post="officer"/></wf:stage>
        end pe examined
        ps > r > b > fork > q > join > f > pe
        fork > d > join
        refused > appeal > pg
        pg > px2 ? amount > 2000
        pg > px
        }
        catch any p
        boundary slow beside p duration("P12D")
        boundary over on p duration("P50D")
        user hurry
        user review <wf:stage kind="task" return="true"/>
        user g <wf:stage kind="approval" onRejection="returnToStarter"><wf:candidates post="chair" at="level:street"/></wf:stage>
        end e approved
        halt e2 stopped
        s > a > p > g > e
        any > review > p
        slow > hurry
        over > e2
        """;

    /// <summary>A diagram full of faults: turns without a way, joins that wait for ever, an error nobody catches, timers without an instant.</summary>
    private const string Faulty = """
        case <wf:case><wf:ledger name="fund" kind="aid" at="level:street"/></wf:case>
        start s
        and fork
        user a
        xor g
        and join
        user b
        sub p {
        start ps
        service r <wf:stage kind="reservation" ledger="fund" amount="amount"/>
        and pf
        user c
        xor pg
        fail px LOST
        and pj
        user d
        end pe
        ps > r > pf > c > pj > d > pe
        pf > pg
        pg > px ? amount > 3000
        pg > pj ? amount > 1000
        }
        boundary late on p if amount > 4000 then null else duration("P5D")
        wait w if amount > 2000 then null else duration("P1D")
        end e
        s > fork > a > g
        g > join ? amount > 2000
        g > w ? amount < 1000
        fork > b > p > join > e
        late > w > join
        """;

    [Theory]
    [InlineData(nameof(Nesting))]
    [InlineData(nameof(Faulty))]
    [InlineData(nameof(Approving))]
    [InlineData(nameof(Posting))]
    [InlineData(nameof(Paying))]
    public void Whatever_is_asked_of_a_case_it_stays_whole(string name)
    {
        var process = Play.Bind(name switch
        {
            nameof(Nesting) => Nesting,
            nameof(Faulty) => Faulty,
            nameof(Approving) => Approving,
            nameof(Posting) => Posting,
            _ => Paying,
        }, Decisions.None);
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
