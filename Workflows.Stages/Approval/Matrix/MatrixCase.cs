using System.Globalization;
using Workflows.Definitions.Bpmn;
using Workflows.Definitions.Feel;
using Workflows.Definitions.Packages;
using Workflows.Stages.Scenarios;

namespace Workflows.Stages.Approval.Matrix;

/// <summary>
/// A case of a small process, played by the engine to see what an act comes to: filled in by S, decided by A, B or both, reviewed by
/// D; C and E are whoever an act names.
/// </summary>
internal sealed class MatrixCase
{
    /// <summary>The node decided at.</summary>
    public const string Node = "a";

    private static readonly DateTimeOffset Begin = new(2026, 6, 1, 1, 0, 0, TimeSpan.Zero);
    private readonly ExecutableProcess _process;
    private readonly ScenarioWorld _world = new();
    private int _commands;

    /// <param name="deciders">A, B or both.</param>
    public MatrixCase(string mode, string deciders)
    {
        _process = Bind(mode, deciders);
        _world.AddUnit("u", "U", "street", null, "cn");
        foreach (var person in "SABCDE".Select(p => p.ToString()))
            _world.AddPerson(person, person);
        _world.AddPost("next", "u", "D");
        foreach (var decider in deciders)
            _world.AddPost($"post{decider}", "u", decider.ToString());
        Do(new StartInstance { Id = NextId(), InstanceId = "i", Actor = new("S"), At = Begin, UnitId = "u", Values = FeelContext.Empty });
        Do(Answer(Task("S")!, "S", "complete"));
    }

    public ProcessInstance State { get; private set; } = null!;

    public ExecutableProcess Process => _process;

    public IDirectory Directory => _world;

    /// <summary>The open task a person may answer, else null.</summary>
    public OpenTask? Task(string person) => State.Tasks.FirstOrDefault(t => t.Principals.Any(p => Entitlement.PersonsBehind(_world, p).Contains(person)));

    /// <summary>Somebody's page of every open task is displayed.</summary>
    public MatrixCase Looked()
    {
        foreach (var task in State.Tasks)
            _world.Opens(task.Id);
        return this;
    }

    /// <summary>What the engine answers; where it accepts, the case goes on.</summary>
    public StepResult Do(Command command)
    {
        var result = ProcessEngine.Step(_process, State, command, _world);
        if (result is Accepted accepted)
            State = accepted.Instance;
        return result;
    }

    /// <summary>The command of an act by a person on a page of a task that was made before.</summary>
    /// <param name="other">Whom the act names.</param>
    public Command Make(MatrixAct act, string person, OpenTask task, string other) => act switch
    {
        MatrixAct.Approve or MatrixAct.Reject or MatrixAct.Return or MatrixAct.Agree or MatrixAct.Disagree or MatrixAct.HandBack => Answer(task, person, Name(act)),
        MatrixAct.Transfer => new TransferTask { Id = NextId(), InstanceId = "i", Actor = new(person), At = Now, TaskId = task.Id, Visit = task.Visit, To = other },
        MatrixAct.Delegate => new DelegateTask { Id = NextId(), InstanceId = "i", Actor = new(person), At = Now, TaskId = task.Id, Visit = task.Visit, To = other },
        MatrixAct.AddBefore => Add(SignerPlace.Before, person, task, other),
        MatrixAct.AddAfter => Add(SignerPlace.After, person, task, other),
        MatrixAct.AddBeside => Add(SignerPlace.Beside, person, task, other),
        MatrixAct.Remove => new RemoveSigners
        {
            Id = NextId(), InstanceId = "i", Actor = new(person), At = Now, NodeId = Node, Visit = task.Visit,
            Seats = [.. ApprovalState.Of(State.ActiveAt(Node)?.Stage).Seats.Where(s => s.Role is not SeatRole.Own && s.By.Contains(person)).Select(s => s.Id).DefaultIfEmpty("signer")],
        },
        MatrixAct.Copy => new CopyCase { Id = NextId(), InstanceId = "i", Actor = new(person), At = Now, TaskId = task.Id, Visit = task.Visit, To = [other] },
        MatrixAct.Comment => new CommentOnTask { Id = NextId(), InstanceId = "i", Actor = new(person), At = Now, TaskId = task.Id, Visit = task.Visit, Words = "-----" },
        MatrixAct.TakeBack => new TakeBack { Id = NextId(), InstanceId = "i", Actor = new(person), At = Now, NodeId = Node, Visit = task.Visit },
        _ => new WithdrawInstance { Id = NextId(), InstanceId = "i", Actor = new("S"), At = Now, Words = "-----" },
    };

    private AddSigners Add(SignerPlace place, string person, OpenTask task, string other) =>
        new() { Id = NextId(), InstanceId = "i", Actor = new(person), At = Now, TaskId = task.Id, Visit = task.Visit, Place = place, Persons = [other] };

    private AnswerTask Answer(OpenTask task, string person, string act) =>
        new() { Id = NextId(), InstanceId = "i", Actor = new(person), At = Now, TaskId = task.Id, Visit = task.Visit, Act = act, Words = "-----", ReturnTo = act is "return" ? "f" : "" };

    private DateTimeOffset Now => Begin.AddMinutes(_commands);

    private string NextId() => (++_commands).ToString(CultureInfo.InvariantCulture);

    private static string Name(MatrixAct act) => act is MatrixAct.HandBack ? "handBack" : act.ToString().ToLowerInvariant();

    private static ExecutableProcess Bind(string mode, string deciders)
    {
        using var stream = typeof(MatrixCase).Assembly.GetManifestResourceStream("acts.bpmn")!;
        using var reader = new StreamReader(stream);
        var xml = reader.ReadToEnd().Replace("{mode}", mode, StringComparison.Ordinal)
            .Replace("{candidates}", string.Concat(deciders.Select(d => $"<wf:candidates post=\"post{d}\" />")), StringComparison.Ordinal);
        return ExecutableProcess.Bind(new ProcessPackage
        {
            Name = "acts", Hash = "0", Process = BpmnReader.Read(xml).Model!, BpmnXml = xml,
            Forms = ImmutableSortedDictionary<string, Definitions.Forms.FormSchema>.Empty,
            Decisions = ImmutableSortedDictionary<string, Definitions.Dmn.DmnModel>.Empty,
            Texts = ImmutableSortedDictionary<string, PackageText>.Empty,
        }, StageKinds.Shipped).Process!;
    }
}

/// <summary>Acts on an approval, as the matrix lists them.</summary>
public enum MatrixAct { Approve, Reject, Return, Transfer, Delegate, AddBefore, AddAfter, AddBeside, Remove, Copy, Comment, TakeBack, Withdraw, Agree, Disagree, HandBack }
