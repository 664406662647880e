using System.Text;
using System.Text.Json.Nodes;
using Workflows.Engine;
using Workflows.Engine.Facts;
using Workflows.Engine.Journal;
using Workflows.Engine.State;
using Workflows.Engine.Upgrades;
using Workflows.Stages;

namespace Workflows.Tests.Engine;

/// <summary>
/// Facts of earlier shapes are read in that of today while their bytes stay. The example: a fact <c>example.remark</c> that
/// said a text (1), then a text and by whom (2), and says a list of remarks now (3); and a stage's state that did the same.
/// </summary>
public class UpgradeTests
{
    private static readonly JournalJson Json = new(new StoredTypes(typeof(StageKinds).Assembly, typeof(UpgradeTests).Assembly));

    [Fact]
    public void A_fact_of_the_first_shape_goes_through_every_upgrade_and_the_stored_object_stays()
    {
        var stored = JsonNode.Parse("""{"is":"example.remark/1","nodeId":"a","visit":"1","text":"属实"}""")!.AsObject();
        var fact = Assert.IsType<Remarked>(Json.ReadFact(stored));
        Assert.Equal([new Remark("属实", "")], fact.Remarks);
        Assert.Equal("example.remark/1", stored["is"]!.GetValue<string>());
        Assert.Equal("""{"is":"example.remark/3","nodeId":"a","remarks":[{"by":"","text":"属实"}],"visit":"1"}""", CanonicalJson.Text(Json.Write(fact)));
    }

    [Fact]
    public void A_record_with_facts_of_all_shapes_holds_and_folds_to_the_state_of_today()
    {
        var rows = OldRecord();
        Assert.Null(JournalChain.Verify(Json, rows));
        var state = ProcessEngine.Fold(null, rows.SelectMany(r => r.Read(Json).Facts));
        Assert.Equal(["属实", "补充", "同意"], ((Remarks)state.ActiveAt("a")!.Stage!).Said.Select(r => r.Text));
    }

    [Fact]
    public void A_changed_byte_in_a_row_of_an_earlier_shape_is_found()
    {
        var rows = OldRecord();
        for (var place = 0; place < rows[1].Bytes.Length; place += 7)
            Assert.Equal(new ChainFault(2, "journal.bytesChanged"), JournalChain.Verify(Json, StepChecks.WithOneByteChanged(rows, 1, place)));
    }

    [Fact]
    public void A_state_that_does_not_follow_is_found_in_the_first_row_of_todays_shape()
    {
        var rows = OldRecord();
        var forged = Rewritten(rows[1], text => text.Replace("属实", "不实", StringComparison.Ordinal));
        var third = Rewritten(rows[2], text => text.Replace(rows[1].Hash, forged.Hash, StringComparison.Ordinal));
        var fourth = Rewritten(rows[3], text => text.Replace(rows[2].Hash, third.Hash, StringComparison.Ordinal));
        Assert.Equal(new ChainFault(4, "journal.stateDiffers"), JournalChain.Verify(Json, [rows[0], forged, third, fourth]));
    }

    [Fact]
    public void A_stages_state_kept_in_an_earlier_shape_is_read_in_that_of_today()
    {
        var state = ProcessEngine.Fold(null, OldRecord().SelectMany(r => r.Read(Json).Facts));
        var old = Encoding.UTF8.GetString(Json.Write(state)).Replace(
            """{"is":"example.remarks/2","said":[{"by":"","text":"属实"},{"by":"li","text":"补充"},{"by":"li","text":"同意"}]}""",
            """{"is":"example.remarks/1","texts":["属实","补充","同意"]}""", StringComparison.Ordinal);
        Assert.Contains("example.remarks/1", old, StringComparison.Ordinal);
        Assert.Equal(["属实", "补充", "同意"], ((Remarks)Json.ReadInstance(Encoding.UTF8.GetBytes(old)).ActiveAt("a")!.Stage!).Said.Select(r => r.Text));
    }

    [Fact]
    public void Names_that_can_be_read_are_those_of_types_and_those_upgrades_begin_from() =>
        Assert.Equal(["example.remark/1", "example.remark/2", "example.remark/3", "example.remarks/1", "example.remarks/2"],
            new StoredTypes(typeof(UpgradeTests).Assembly).Names.Where(n => n.StartsWith("example.", StringComparison.Ordinal)));

    /// <summary>A case whose second and third row an earlier build wrote, with states of an earlier shape; the fourth is of today.</summary>
    private static List<JournalRow> OldRecord()
    {
        var play = new Play("""
            start s
            user a
            s > a
            """).Start();
        var begun = play.Last.Instance;
        var rows = new List<JournalRow> { play.Journal[0] };
        Append("""{"is":"example.remark/1","nodeId":"a","visit":"1","text":"属实"}""", schema: 0);
        Append("""{"is":"example.remark/2","nodeId":"a","visit":"1","text":"补充","by":"li"}""", schema: 0);
        Append("""{"is":"example.remark/3","nodeId":"a","visit":"1","remarks":[{"by":"li","text":"同意"}]}""", ProcessInstance.Schema);
        return rows;

        void Append(string fact, int schema)
        {
            var read = Json.ReadFact(JsonNode.Parse(fact)!.AsObject());
            begun = ProcessEngine.Fold(begun, [read]) with { Seq = begun.Seq + 1 };
            var row = JournalRow.Of(Json, play.Withdrawing(), new Accepted([read], begun, []), rows[^1].Hash);
            rows.Add(Rewritten(row, text => schema == ProcessInstance.Schema ? text : text
                .Replace(CanonicalJson.Text(Json.Write(read)), CanonicalJson.Text(JsonNode.Parse(fact)), StringComparison.Ordinal)
                .Replace($"\"schema\":\"{ProcessInstance.Schema}\"", $"\"schema\":\"{schema}\"", StringComparison.Ordinal)
                .Replace(JournalRow.HashOf(Json.Write(begun)), JournalRow.HashOf("the state in its earlier shape"u8), StringComparison.Ordinal)));
        }
    }

    private static JournalRow Rewritten(JournalRow row, Func<string, string> change)
    {
        var bytes = Encoding.UTF8.GetBytes(change(Encoding.UTF8.GetString(row.Bytes)));
        return row with { Bytes = bytes, Hash = JournalRow.HashOf(bytes) };
    }
}

public sealed record Remark(string Text, string By);

[StoredName("example.remarks", 2)]
public sealed record Remarks(System.Collections.Immutable.ImmutableArray<Remark> Said) : StageState;

[StoredName("example.remark", 3)]
public sealed record Remarked(System.Collections.Immutable.ImmutableArray<Remark> Remarks) : StageFact
{
    protected override StageState Change(StageState? stage) => new Remarks([.. (stage as Remarks)?.Said ?? [], .. Remarks]);
}

/// <summary>Who said it is known since version 2; nobody is named before.</summary>
public sealed class Remarked1To2 : Upgrade
{
    public override string From => "example.remark/1";
    public override string To => "example.remark/2";
    public override void Change(JsonObject members) => members["by"] = "";
}

/// <summary>Several remarks stand in one fact since version 3.</summary>
public sealed class Remarked2To3 : Upgrade
{
    public override string From => "example.remark/2";
    public override string To => "example.remark/3";

    public override void Change(JsonObject members)
    {
        members["remarks"] = new JsonArray(new JsonObject { ["text"] = members["text"]!.DeepClone(), ["by"] = members["by"]!.DeepClone() });
        members.Remove("text");
        members.Remove("by");
    }
}

public sealed class Remarks1To2 : Upgrade
{
    public override string From => "example.remarks/1";
    public override string To => "example.remarks/2";

    public override void Change(JsonObject members)
    {
        members["said"] = new JsonArray([.. members["texts"]!.AsArray().Select(t => (JsonNode)new JsonObject { ["text"] = t!.DeepClone(), ["by"] = "" })]);
        members.Remove("texts");
    }
}
