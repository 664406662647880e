namespace Workflows.Stages.Approval.Matrix;

/// <summary>
/// What every act comes to in every state a task may be in, and against every other act that came first: asked of the engine, cell by
/// cell. Two can press at the same moment; whatever the case's lock accepts first is the state the other meets.
/// </summary>
public static class ActMatrix
{
    private static readonly ImmutableArray<MatrixAct> Acts = [.. Enum.GetValues<MatrixAct>()];

    /// <summary>Acts two deciders may send at the same moment.</summary>
    private static readonly ImmutableArray<MatrixAct> InFlight = [.. Acts.Where(a => a is not (MatrixAct.Agree or MatrixAct.Disagree or MatrixAct.HandBack))];

    /// <summary>Act × state. The act is always A's, on the page A had when the state began; a withdrawal is the starter's.</summary>
    public static IEnumerable<MatrixCell> ByState() =>
        from state in Enum.GetValues<MatrixState>()
        from act in Acts
        select Cell(state.ToString(), act, At(state, act));

    /// <summary>Act × act in flight: A's was accepted, then comes what B had pressed before seeing it.</summary>
    /// <param name="mode"><c>any</c>: both have the same task; <c>all</c>: each has one.</param>
    public static IEnumerable<MatrixCell> InFlightOf(string mode) =>
        from first in InFlight
        from second in InFlight
        select Cell(first.ToString(), second, After(mode, first, second));

    private static MatrixCell Cell(string column, MatrixAct act, (MatrixCase Case, Command Command) played)
    {
        var result = played.Case.Do(played.Command);
        return new(column, act, (result as Rejected)?.Rejection, [.. played.Case.State.Tasks.Select(t => (played.Case.Process.Model.Node(t.NodeId),
            t.Principals.SelectMany(p => Entitlement.PersonsBehind(played.Case.Directory, p)).ToImmutableArray()))], played.Case.State.Outcome);
    }

    private static (MatrixCase, Command) After(string mode, MatrixAct first, MatrixAct second)
    {
        var played = new MatrixCase(mode, "AB");
        var (mine, theirs) = (played.Task("A")!, played.Task("B")!);
        var late = played.Make(second, "B", theirs, "E");
        played.Do(played.Make(first, "A", mine, "C"));
        return (played, late);
    }

    private static (MatrixCase, Command) At(MatrixState state, MatrixAct act)
    {
        var (played, page) = Prepared(state);
        return (played, played.Make(act, "A", page, "E"));
    }

    /// <summary>A case in that state, and the task whose page A has before them.</summary>
    private static (MatrixCase Case, OpenTask Page) Prepared(MatrixState state) => state switch
    {
        MatrixState.Mine => Mine("any", "A"),
        MatrixState.Delegated => Mine("any", "A", (MatrixAct.Delegate, "A")),
        MatrixState.WaitsBefore => Mine("any", "A", (MatrixAct.AddBefore, "A")),
        MatrixState.Held => Mine("any", "A", (MatrixAct.AddAfter, "A"), (MatrixAct.Approve, "A")),
        MatrixState.Transferred => Mine("any", "A", (MatrixAct.Transfer, "A")),
        MatrixState.Voted => Mine("all", "AB", (MatrixAct.Approve, "A")),
        MatrixState.DecidedByOther => Mine("any", "AB", (MatrixAct.Approve, "B")),
        MatrixState.Returned => Mine("all", "AB", (MatrixAct.Return, "B")),
        MatrixState.Passed => Mine("any", "A", (MatrixAct.Approve, "A")),
        MatrixState.Opened => Mine("any", "A", (MatrixAct.Approve, "A")) is var (played, page) ? (played.Looked(), page) : default,
        MatrixState.Withdrawn => Mine("any", "A", (MatrixAct.Withdraw, "S")),
        MatrixState.AskedByDelegation => Asked(MatrixAct.Delegate),
        MatrixState.AskedBefore => Asked(MatrixAct.AddBefore),
        MatrixState.AskedAfter => Asked(MatrixAct.AddAfter, MatrixAct.Approve),
        _ => Asked(MatrixAct.AddBeside),
    };

    /// <summary>A's own task, and what was done since by whom.</summary>
    private static (MatrixCase, OpenTask) Mine(string mode, string deciders, params (MatrixAct Act, string By)[] since)
    {
        var played = new MatrixCase(mode, deciders);
        var page = played.Task("A")!;
        foreach (var (act, by) in since)
            played.Do(played.Make(act, by, by is "S" ? page : played.Task(by)!, "C"));
        return (played, page);
    }

    /// <summary>B decides and has asked A.</summary>
    private static (MatrixCase, OpenTask) Asked(params MatrixAct[] by)
    {
        var played = new MatrixCase("any", "B");
        foreach (var act in by)
            played.Do(played.Make(act, "B", played.Task("B")!, "A"));
        return (played, played.Task("A")!);
    }
}

/// <summary>What state A's task is in.</summary>
public enum MatrixState { Mine, Delegated, WaitsBefore, Held, Transferred, Voted, DecidedByOther, Returned, Passed, Opened, Withdrawn, AskedByDelegation, AskedBefore, AskedAfter, AskedBeside }

/// <summary>What one act came to.</summary>
/// <param name="Column">The state, or the act that came first.</param>
/// <param name="Refusal">Null where it was accepted.</param>
/// <param name="Waiting">Whom the case then waits for, and where.</param>
/// <param name="Outcome">How the case ended; empty while it runs.</param>
public sealed record MatrixCell(
    string Column, MatrixAct Act, Rejection? Refusal, ImmutableArray<(Definitions.Model.FlowNode Node, ImmutableArray<string> Persons)> Waiting, string Outcome);
