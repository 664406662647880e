using System.Collections.Immutable;
using System.Text;
using System.Text.Json.Nodes;
using Workflows.Definitions.Texts;
using Workflows.Engine;
using Workflows.Engine.Commands;
using Workflows.Engine.Facts;
using Workflows.Engine.Journal;
using Workflows.Engine.State;
using Workflows.Stages;

namespace Workflows.Tests.Engine;

/// <summary>
/// Steps a case and holds what is true of every step: the facts alone give the state; state, facts and command survive being
/// stored byte for byte; the same command again has no second effect; nothing is open without its node; money adds up; the
/// record links, and shows every change.
/// </summary>
internal sealed class StepChecks(ExecutableProcess process, Town town)
{
    public static JournalJson Json { get; } = new(new StoredTypes(typeof(StageKinds).Assembly));

    private static readonly TextCatalog Texts = new(typeof(Sentence).Assembly, typeof(ProcessEngine).Assembly, typeof(StageKinds).Assembly);

    private readonly List<Fact> _facts = [];
    private readonly List<JournalRow> _journal = [];

    public ProcessInstance? State { get; private set; }
    public IReadOnlyList<Fact> Facts => _facts;
    public IReadOnlyList<JournalRow> Journal => _journal;

    public StepResult Step(Command command)
    {
        var result = ProcessEngine.Step(process, State, command, town);
        if (result is Rejected rejected)
            Speak(rejected.Rejection);
        if (result is not Accepted accepted)
            return result;
        town.Apply(accepted.Effects);
        _facts.AddRange(accepted.Facts);
        _journal.Add(JournalRow.Of(Json, command, accepted, _journal.LastOrDefault()?.Hash ?? JournalRow.Beginning));
        State = accepted.Instance;

        Replays(accepted);
        SurvivesStorage(command, accepted);
        HasNoSecondEffect(command);
        Invariants.Hold(State, _facts);
        RecordShowsChanges();
        return accepted;
    }

    /// <summary>Every sentence can be said in both languages.</summary>
    private static void Speak(Rejection rejection)
    {
        foreach (var language in Enum.GetValues<Language>())
            Assert.False(string.IsNullOrWhiteSpace(Texts.Say(rejection.Sentence, language)));
    }

    public static string Say(Rejection rejection) => Texts.Say(rejection.Sentence, Language.Chinese);

    private void Replays(Accepted accepted)
    {
        var folded = ProcessEngine.Fold(null, _facts) with { Seq = accepted.Instance.Seq };
        Assert.Equal(Text(accepted.Instance), Text(folded));
        Assert.Equal(_journal.Count, accepted.Instance.Seq);
    }

    private static void SurvivesStorage(Command command, Accepted accepted)
    {
        var bytes = Json.Write(accepted.Instance);
        Assert.Equal(Encoding.UTF8.GetString(bytes), Text(Json.ReadInstance(bytes)));
        foreach (var fact in accepted.Facts)
        {
            var text = CanonicalJson.Text(Json.Write(fact));
            Assert.Equal(text, CanonicalJson.Text(Json.Write(Json.ReadFact(JsonNode.Parse(text)!.AsObject()))));
        }
        var said = CanonicalJson.Text(Json.Write(command));
        Assert.Equal(said, CanonicalJson.Text(Json.Write(Json.ReadCommand(JsonNode.Parse(said)!.AsObject()))));
    }

    /// <summary>The stored state, read back, refuses what it has just accepted.</summary>
    private void HasNoSecondEffect(Command command)
    {
        var again = ProcessEngine.Step(process, Json.ReadInstance(Json.Write(State!)), command, town);
        string[] allowed = command switch
        {
            StartInstance => ["engine.alreadyStarted"],
            FireTimer => ["engine.timerGone"],
            AnswerTask when State!.Status is InstanceStatus.Ended => ["engine.endedMeanwhile"],
            AnswerTask => ["engine.youDidAlready", "engine.yoursIsIn", "engine.taskGone"],
            WithdrawInstance => ["engine.withdrawnMeanwhile"],
            StageCommand => ["stages.objectionKnown", "engine.nodeNotActive"],
            _ => ["engine.nothingToRecompute"],
        };
        Assert.Contains(Assert.IsType<Rejected>(again).Rejection.Key, allowed);
    }

    /// <summary>The chain is whole; one byte changed in the newest row or one before is found, the place moving with every step.</summary>
    private void RecordShowsChanges()
    {
        Assert.Null(JournalChain.Verify(Json, _journal));
        foreach (var at in new[] { _journal.Count - 1, _journal.Count / 2 }.Distinct())
        {
            var row = _journal[at];
            var bytes = row.Bytes.ToArray();
            bytes[_journal.Count * 7919 % bytes.Length] ^= 0x04;
            List<JournalRow> changed = [.. _journal];
            changed[at] = row with { Bytes = bytes };
            Assert.Equal(new ChainFault(at + 1, "journal.bytesChanged"), JournalChain.Verify(Json, changed));
        }
    }

    private static string Text(ProcessInstance instance) => Encoding.UTF8.GetString(Json.Write(instance));
}
