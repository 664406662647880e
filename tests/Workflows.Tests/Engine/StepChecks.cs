using System.Numerics;
using System.Text;
using System.Text.Json.Nodes;
using Workflows.Definitions.Texts;
using Workflows.Engine;
using Workflows.Engine.Commands;
using Workflows.Engine.Facts;
using Workflows.Engine.Journal;
using Workflows.Engine.State;
using Workflows.Engine.World;
using Workflows.Stages;
using Workflows.Stages.Approval;

namespace Workflows.Tests.Engine;

/// <summary>
/// Takes steps and holds what is true of every step: the facts alone give the state; state, facts and command survive being
/// stored byte for byte; the same command again has no second effect; nothing is open without its node; money adds up; the
/// record links, and shows every change (of long cases not after every step). Keeps the record of each case stepped with it.
/// </summary>
internal sealed class StepChecks
{
    public static JournalJson Json { get; } = new(new StoredTypes(typeof(StageKinds).Assembly));

    public static TextCatalog Texts { get; } = new(typeof(Sentence).Assembly, typeof(ProcessEngine).Assembly, typeof(StageKinds).Assembly);

    private readonly Dictionary<string, (List<Fact> Facts, List<JournalRow> Rows)> _records = new(StringComparer.Ordinal);

    public IReadOnlyList<JournalRow> JournalOf(string instance) => _records[instance].Rows;

    public IReadOnlyList<Fact> FactsOf(string instance) => _records[instance].Facts;

    public StepResult Step(ExecutableProcess process, ProcessInstance? before, Command command, IWorld world)
    {
        var result = ProcessEngine.Step(process, before is null ? null : Restored(before), Restored(command), world);
        if (result is Rejected rejected)
            CanBeSaid(rejected.Rejection);
        if (result is not Accepted accepted)
            return result;
        var (facts, rows) = _records.TryGetValue(command.InstanceId, out var record) ? record : _records[command.InstanceId] = ([], []);
        facts.AddRange(accepted.Facts.Select(Restored));
        rows.Add(JournalRow.Of(Json, command, accepted, rows.LastOrDefault()?.Hash ?? JournalRow.Beginning));

        Assert.Equal(Text(accepted.Instance), Text(ProcessEngine.Fold(null, facts) with { Seq = rows.Count }));
        HasNoSecondEffect(process, accepted.Instance, command, world);
        Invariants.Hold(process.Model, accepted.Instance, facts);
        if (rows.Count <= 8 || BitOperations.IsPow2(rows.Count))
            ShowsChanges(rows);
        return accepted;
    }

    /// <summary>The sentence of a rejection in Chinese.</summary>
    public static string Say(Rejection rejection) => Texts.Say(rejection.Sentence, Language.Chinese);

    private static void CanBeSaid(Rejection rejection)
    {
        foreach (var language in Enum.GetValues<Language>())
            Assert.False(string.IsNullOrWhiteSpace(Texts.Say(rejection.Sentence, language)), rejection.Key);
    }

    /// <summary>The stored state, read back, refuses what it has just accepted.</summary>
    private static void HasNoSecondEffect(ExecutableProcess process, ProcessInstance after, Command command, IWorld world)
    {
        if (command is CommentOnTask or CopyCase or AddComment && after.Status is InstanceStatus.Running)
            return; // Said twice is said twice: the command's id, which the host looks at, tells a repeat from a second remark.
        var again = ProcessEngine.Step(process, Restored(after), command, world);
        string[] allowed = command switch
        {
            StartInstance => ["engine.alreadyStarted"],
            FireTimer => ["engine.timerGone"],
            AnswerTask when after.Status is InstanceStatus.Ended => ["engine.endedMeanwhile"],
            AnswerTask => ["engine.youDidAlready", "engine.closedSince", "engine.yoursIsIn", "engine.taskGone", "stages.heldForSigners", "stages.waitsForOpinions", "stages.wentOn", "stages.takenOn"],
            AddSigners => ["stages.waitsForOpinions", "stages.personIsAsked"],
            TransferTask or DelegateTask => ["stages.wentOn", "stages.waitsForOpinions"],
            TakeBack => ["engine.nothingToTakeBack"],
            RemoveSigners when after.Status is InstanceStatus.Running => ["stages.signerAnswered", "engine.nodeNotActive"],
            RemoveSigners => ["engine.endedMeanwhile"],
            WithdrawInstance => ["engine.withdrawnMeanwhile"],
            ClaimTask => ["engine.claimedAlready"],
            ReleaseTask => ["engine.notClaimed"],
            UrgeTask => ["engine.urgedAlready", "engine.urgedMost"],
            HandOverCase => ["engine.nothingToHandOver"],
            AdministratorAct when after.Status is InstanceStatus.Ended => ["engine.endedMeanwhile"],
            AdministratorAct => ["engine.nothingStopped"],
            StageCommand => ["stages.objectionKnown", "engine.nodeNotActive"],
            _ => ["engine.nothingToRecompute"],
        };
        Assert.Contains(Assert.IsType<Rejected>(again).Rejection.Key, allowed);
    }

    /// <summary>The chain is whole; one byte changed in the newest row or one before is found, the place moving with every step.</summary>
    private static void ShowsChanges(List<JournalRow> rows)
    {
        Assert.Null(JournalChain.Verify(Json, rows));
        foreach (var at in new[] { rows.Count - 1, rows.Count / 2 }.Distinct())
            Assert.Equal(new ChainFault(at + 1, "journal.bytesChanged"), JournalChain.Verify(Json, WithOneByteChanged(rows, at, rows.Count * 7919)));
    }

    public static List<JournalRow> WithOneByteChanged(IReadOnlyList<JournalRow> rows, int at, int place)
    {
        var bytes = rows[at].Bytes.ToArray();
        bytes[place % bytes.Length] ^= 0x04;
        return [.. rows.Take(at), rows[at] with { Bytes = bytes }, .. rows.Skip(at + 1)];
    }

    private static ProcessInstance Restored(ProcessInstance instance)
    {
        var restored = Json.ReadInstance(Json.Write(instance));
        Assert.Equal(Text(instance), Text(restored));
        return restored;
    }

    private static Fact Restored(Fact fact) => Restored(fact, Json.Write, Json.ReadFact);

    private static Command Restored(Command command) => Restored(command, Json.Write, Json.ReadCommand);

    private static T Restored<T>(T value, Func<T, JsonObject> write, Func<JsonObject, T> read)
    {
        var text = CanonicalJson.Text(write(value));
        var restored = read(JsonNode.Parse(text)!.AsObject());
        Assert.Equal(text, CanonicalJson.Text(write(restored)));
        return restored;
    }

    private static string Text(ProcessInstance instance) => Encoding.UTF8.GetString(Json.Write(instance));
}
