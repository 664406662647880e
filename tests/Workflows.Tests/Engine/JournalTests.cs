using System.Text.Json.Nodes;
using Workflows.Definitions.Feel;
using Workflows.Engine.Journal;

namespace Workflows.Tests.Engine;

/// <summary>The record of a case stands up without trusting who kept it.</summary>
public class JournalTests
{
    private static IReadOnlyList<JournalRow> Rows()
    {
        var play = new Play("""
            start s
            user a
            user b
            s > a > b
            """).Start("wang", ("amount", FeelValue.Of(3000m)));
        play.Answer("wang", "complete", ("note", FeelValue.Of("属实 𠀀")));
        return [.. play.Journal];
    }

    [Fact]
    public void Any_single_byte_changed_is_found_in_its_row()
    {
        var rows = Rows();
        for (var place = 0; place < rows[1].Bytes.Length; place++)
            Assert.Equal(new ChainFault(2, "journal.bytesChanged"), JournalChain.Verify(StepChecks.Json, StepChecks.WithOneByteChanged(rows, 1, place)));
    }

    [Fact]
    public void A_row_taken_out_put_twice_or_moved_is_found()
    {
        var rows = Rows();
        Assert.Equal(new ChainFault(1, "journal.rowMissing"), JournalChain.Verify(StepChecks.Json, [rows[1]]));
        Assert.Equal(new ChainFault(2, "journal.rowMissing"), JournalChain.Verify(StepChecks.Json, [rows[0], rows[0]]));
        Assert.Equal(new ChainFault(2, "journal.linkBroken"), JournalChain.Verify(StepChecks.Json, [rows[0], rows[0] with { Seq = 2 }]));
    }

    [Fact]
    public void A_row_rewritten_with_a_fitting_hash_breaks_the_link_after_it()
    {
        var rows = Rows();
        var text = System.Text.Encoding.UTF8.GetString(rows[0].Bytes);
        var bytes = System.Text.Encoding.UTF8.GetBytes(text.Replace("\"at\":\"2026-06-01T01:00:00.0000000Z\",\"id\"", "\"at\":\"2026-05-31T01:00:00.0000000Z\",\"id\"", StringComparison.Ordinal));
        Assert.NotEqual(rows[0].Bytes, bytes);
        var forged = rows[0] with { Bytes = bytes, Hash = JournalRow.HashOf(bytes) };
        Assert.Equal(new ChainFault(2, "journal.linkBroken"), JournalChain.Verify(StepChecks.Json, [forged, rows[1]]));
    }

    [Fact]
    public void A_row_filed_under_another_command_is_found()
    {
        var rows = Rows();
        Assert.Equal(new ChainFault(2, "journal.bytesChanged"), JournalChain.Verify(StepChecks.Json, [rows[0], rows[1] with { CommandId = "c9" }]));
    }

    /// <summary>What sub-processes added is left out where there is none: states of 0.1 are made again byte for byte, and their hashes hold.</summary>
    [Fact]
    public void A_case_without_sub_processes_is_written_as_before_there_were_any()
    {
        var rows = Rows();
        var state = JsonNode.Parse(StepChecks.Json.Write(Workflows.Engine.ProcessEngine.Fold(null, rows.SelectMany(r => r.Read(StepChecks.Json).Facts))))!;
        Assert.Equal(["acted", "enteredAt", "incident", "nodeId", "visit"], state["active"]![0]!.AsObject().Select(m => m.Key));
        var facts = rows.SelectMany(r => JsonNode.Parse(r.Bytes)!["facts"]!.AsArray()).Select(f => f!.AsObject()).ToLookup(f => f["is"]!.GetValue<string>());
        Assert.All(facts["nodeEntered/1"], f => Assert.Equal(["at", "is", "nodeId", "visit"], f.Select(m => m.Key)));
        Assert.All(facts["flowTaken/1"], f => Assert.Equal(["flowId", "is"], f.Select(m => m.Key)));
        Assert.Equal(2, facts["nodeEntered/1"].Count());
    }

    [Fact]
    public void Bytes_are_canonical_members_in_ordinal_order_no_white_space_numbers_as_text_instants_with_seven_digits()
    {
        var text = System.Text.Encoding.UTF8.GetString(Rows()[0].Bytes);
        Assert.StartsWith("{\"command\":{\"actor\":{\"asPost\":\"\",\"onBehalfOf\":\"\",\"personId\":\"wang\"},\"at\":\"2026-06-01T01:00:00.0000000Z\",\"id\":\"c1\"", text, StringComparison.Ordinal);
        Assert.Contains("\"seq\":\"1\",\"stateHash\":\"", text, StringComparison.Ordinal);
        Assert.DoesNotContain(" ", text, StringComparison.Ordinal);
    }
}
