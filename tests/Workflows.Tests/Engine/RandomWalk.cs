using System.Globalization;
using Workflows.Definitions;
using Workflows.Definitions.Feel;
using Workflows.Engine;
using Workflows.Engine.Commands;
using Workflows.Engine.Facts;
using Workflows.Engine.State;
using Workflows.Stages;
using Workflows.Tests.Stages;

namespace Workflows.Tests.Engine;

/// <summary>
/// One case under random commands – fitting, late, old, foreign and made up – from a seed that gives the same walk again.
/// <see cref="StepChecks"/> looks at every step; here besides: a refused command changes nothing, and a case can be ended.
/// </summary>
internal sealed class RandomWalk(ExecutableProcess process, int seed)
{
    private static readonly string[] People = ["wang", "li", "zhao", "chen", "zhou", "qian", "wu", "admin", "sun"];

    private readonly Random _random = new(seed);
    private readonly Play _play = new(process, Town.New(seed % 2 == 0 ? "Asia/Shanghai" : "UTC"));
    private readonly List<Command> _old = [];
    private readonly List<string> _said = [];

    /// <summary>How many commands were accepted.</summary>
    public int Accepted { get; private set; }

    /// <summary>Nodes a token came to.</summary>
    public IEnumerable<string> Visited => _play.State.Visits.Keys;

    /// <summary>How the case ended; empty where it still runs.</summary>
    public string Outcome => _play.State.Outcome;

    public void Run(int steps)
    {
        try
        {
            Set();
            Take(_play.StartCommand("wang", ("amount", FeelValue.Of(_random.Next(1, 6) * 1_000)), ("applicant", FeelValue.Of(Pick(People)))));
            for (var step = 0; step < steps && _play.State.Status is InstanceStatus.Running; step++)
                Take(Next());
            Finish();
        }
        catch (Exception failure)
        {
            throw new InvalidOperationException($"Seed {seed} of {process.Package.Process.Id}:\n{string.Join('\n', _said.TakeLast(12))}\n{failure.Message}", failure);
        }
    }

    /// <summary>A town in which some are related, some stand in for others, and posts are held twice or by nobody.</summary>
    private void Set()
    {
        for (var i = _random.Next(4); i > 0; i--)
            _play.World.AddRelatives(Pick(People), Pick(People));
        for (var i = _random.Next(3); i > 0; i--)
            _play.World.AddSubstitute(Pick(People), Pick(People));
        for (var i = _random.Next(3); i > 0; i--)
            _play.World.AddPost(Pick(["chair", "visitor", "cashier"]), Pick(["works", "street"]), Pick(People));
        if (_random.Next(4) == 0)
            _play.World.RemovePost("chair", "works", "li");
    }

    private Command Next()
    {
        _play.Later(TimeSpan.FromMinutes(_random.Next(0, 3 * 24 * 60)));
        return _random.Next(20) switch
        {
            0 when _old.Count > 0 => Pick(_old) with { Id = _play.NextId(), At = _play.Now },
            1 => _play.Withdrawing(_random.Next(8) == 0 ? "wang" : Pick(People)),
            2 or 3 => Objecting(),
            9 or 10 or 11 or 12 when _play.State.Active.Any(a => a.Incident is not "") => Mending(),
            13 => Administering(),
            4 or 5 or 6 or 7 when !_play.State.Timers.IsEmpty => Firing(),
            8 => Change(),
            _ when _play.State.Tasks.IsEmpty => _play.State.Timers.IsEmpty ? _play.Withdrawing() : _random.Next(2) == 0 ? Objecting() : Firing(),
            _ => Answering(),
        };
    }

    /// <summary>Mostly to the notice that is open, sometimes known already or to one long gone.</summary>
    private Command Objecting() =>
        _play.Objecting(Pick(["x", "y", "z"]), "n", _random.Next(8) == 0 ? 1 : Math.Max(1, _play.State.Visits.GetValueOrDefault("n")));

    /// <summary>Mostly the next timer at its time, sometimes too early or made up.</summary>
    private FireTimer Firing()
    {
        var timer = _random.Next(6) == 0 ? Pick(_play.State.Timers) : _play.State.Timers.MinBy(t => (t.At, t.Id))!;
        if (_random.Next(6) > 0 && timer.At > _play.Now)
            _play.Later(timer.At - _play.Now);
        return _play.Firing(timer);
    }

    /// <summary>A stopped node is tried again or its token taken somewhere, mostly by an administrator.</summary>
    private Command Mending()
    {
        var stopped = Pick([.. _play.State.Active.Where(a => a.Incident is not "" || _random.Next(9) == 0)]);
        var person = _random.Next(6) == 0 ? Pick(People) : "admin";
        return _random.Next(2) == 0
            ? _play.Retrying(person, stopped)
            : _play.Moving(Pick([.. process.Model.Nodes.Keys]), person, stopped);
    }

    /// <summary>Now and then a case is cancelled, and work that is not stopped is tried to be moved.</summary>
    private Command Administering() => _random.Next(6) == 0 ? _play.Cancelling(Pick(["admin", "sun"]))
        : _play.Moving(Pick([.. process.Model.Nodes.Keys]), "admin", Pick(_play.State.Active));

    /// <summary>Somebody takes a post or leaves one, and an answer follows.</summary>
    private Command Change()
    {
        var (post, unit) = (Pick(["chair", "visitor", "cashier"]), Pick(["works", "street"]));
        if (_play.World.Holders(post, unit) is { Length: > 1 } holders)
            _play.World.RemovePost(post, unit, Pick(holders).Id);
        else
            _play.World.AddPost(post, unit, Pick(People));
        return _play.State.Tasks.IsEmpty ? _play.Withdrawing("sun") : Answering();
    }

    private AnswerTask Answering()
    {
        var task = Pick(_play.State.Tasks);
        var behind = task.Principals.SelectMany(p => Workflows.Engine.Assignments.Entitlement.PersonsBehind(_play.World, p)).ToArray();
        var act = Pick(task.Acts);
        return new()
        {
            Id = _play.NextId(),
            InstanceId = "i",
            At = _play.Now,
            Actor = new(behind.Length > 0 && _random.Next(5) > 0 ? Pick(behind) : Pick(People), "", _random.Next(6) == 0 ? Pick(People) : ""),
            TaskId = task.Id,
            Visit = _random.Next(20) == 0 ? task.Visit + 1 : task.Visit,
            Act = _random.Next(30) == 0 ? "approve" : act,
            Words = _random.Next(8) == 0 ? "" : "情况属实，理由充分",
            ReturnTo = act is "return" ? ReturnTo(task) : "",
            ComeStraightBack = _random.Next(2) == 0,
            Values = act is "book" ? Receipts() : _random.Next(4) == 0 ? FeelContext.Of(("amount", FeelValue.Of(_random.Next(-1, 12) * 1_000))) : FeelContext.Empty,
            Seen = _random.Next(6) == 0 ? Seen.Of(_random.Next(2) == 0 ? _play.State.Variables : FeelContext.Empty, ["amount"]) : "",
        };
    }

    private string ReturnTo(OpenTask task)
    {
        var targets = ReturnTargets.Of(process, _play.State, task.NodeId, task.Visit);
        return targets.IsEmpty || _random.Next(8) == 0 ? Pick([.. process.Model.Nodes.Keys]) : Pick(targets);
    }

    private FeelContext Receipts()
    {
        var count = _random.Next(1, 4);
        return DisbursementTests.Receipts([.. Enumerable.Range(0, count).Select(_ =>
            (_random.Next(1, 4), Pick(["paid", "paid", "refused"]), _random.Next(9) == 0 ? "" : "B-1", _random.Next(9) == 0 ? "" : "户名不符"))]);
    }

    private void Take(Command command)
    {
        var before = Accepted == 0 ? null : _play.State;
        _said.Add($"{command.At.ToString("MM-dd HH:mm", CultureInfo.InvariantCulture)} {command}");
        if (_play.Step(command) is Accepted)
        {
            Accepted++;
            _old.Add(command);
            MoneyOnTheLedger();
        }
        else
        {
            Assert.True(before is not null && ReferenceEquals(before, _play.State), "A refused command changed the case.");
        }
    }

    private void MoneyOnTheLedger() => Assert.Equal(
        Money.Yuan(10_000).Fen - _play.State.Reservations.Values.Sum(r => r.Fen) - _play.State.AmountsPaid.Values.Sum(r => r.Fen),
        _play.World.Balance(Town.Aid)!.Value.Fen);

    /// <summary>
    /// Whatever became of it, a case on which nothing was paid can be withdrawn, one that was paid cancelled unless its
    /// administrator is barred; then nothing is left of it.
    /// </summary>
    private void Finish()
    {
        if (_play.State.Status is InstanceStatus.Running && _play.State.AmountsPaid.IsEmpty)
            Take(_play.Withdrawing());
        if (_play.State.AmountsPaid.IsEmpty)
            Assert.Equal(InstanceStatus.Ended, _play.State.Status);
        if (_play.State.Status is InstanceStatus.Running)
            Take(_play.Cancelling());
        Assert.Equal(_play.Facts.OfType<InstanceEnded>().Count(), _play.State.Status is InstanceStatus.Ended ? 1 : 0);
    }

    private T Pick<T>(IReadOnlyList<T> among) => among[_random.Next(among.Count)];
}
