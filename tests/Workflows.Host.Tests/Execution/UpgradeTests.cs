using System.Text;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Workflows.Data.Instances;
using Workflows.Engine;
using Workflows.Engine.Facts;
using Workflows.Engine.Journal;
using Workflows.Engine.State;
using Workflows.Engine.Upgrades;
using Workflows.Host.Execution;
using Workflows.Host.Pages.Audit.Checking;
using Workflows.Stages;
using Workflows.Testing;

namespace Workflows.Host.Tests.Execution;

/// <summary>
/// A record an earlier build wrote: a row with a fact in a shape of that time, the kept state of a schema nobody reads any more.
/// The case is rebuilt through the upgrade, goes on, and its record holds.
/// </summary>
public sealed class UpgradeTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static readonly JournalJson Json = new(new StoredTypes(typeof(StageKinds).Assembly, typeof(UpgradeTests).Assembly));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_case_of_an_earlier_build_is_rebuilt_from_upgraded_facts_goes_on_and_its_record_holds()
    {
        await using var host = await SmallHost.OnAsync(database.ConnectionString, Cancel, services => services.AddSingleton(Json));
        var filed = SmallHost.Of(await host.StartAsync("earlier", 100m, Cancel));
        await WriteAsItWasAsync(host, filed);

        var loaded = (await host.Services.GetRequiredService<InstanceStore>().FindAsync("earlier", Cancel))!.Instance!;
        Assert.Equal([new Mark("旧", "")], ((Marked)loaded.ActiveAt("decide")!.Stage!).Marks);
        Assert.Equal(2, loaded.Seq);
        var approved = SmallHost.Of(await host.Runner.RunAsync(host.Approval(loaded, "earlier-approve"), Cancel));
        Assert.Equal(["pay"], approved.Active.Select(a => a.NodeId));

        await using var context = host.Open();
        var rows = await context.Journal.Where(r => r.InstanceId == "earlier").OrderBy(r => r.Seq).ToListAsync(Cancel);
        Assert.Contains("test.marked/1", Encoding.UTF8.GetString(rows[1].Bytes), StringComparison.Ordinal);
        var claim = await context.Instances.SingleAsync(i => i.Id == "earlier", Cancel);
        var entries = await context.LedgerEntries.Where(e => e.InstanceId == "earlier").ToListAsync(Cancel);
        Assert.True(new RecordCheck(Json).Of(claim, rows, entries).IsSound);
        rows[1].Bytes[^9] ^= 1;
        Assert.Equal(2, new RecordCheck(Json).Of(claim, rows, entries).FaultAt);
    }

    /// <summary>A second row in the shape of an earlier build, and the kept state made unreadable.</summary>
    private static async Task WriteAsItWasAsync(SmallHost host, ProcessInstance filed)
    {
        await using var context = host.Open();
        var row = await context.Instances.SingleAsync(i => i.Id == "earlier", Cancel);
        var fact = new Marking([new Mark("旧", "")]) { NodeId = "decide", Visit = 1 };
        var accepted = new Accepted([fact], ProcessEngine.Fold(filed, [fact]) with { Seq = 2 }, []);
        var text = Encoding.UTF8.GetString(JournalRow.Of(Json, host.Approval(filed, "mark"), accepted, row.LastHash).Bytes)
            .Replace(CanonicalJson.Text(Json.Write(fact)), """{"is":"test.marked/1","nodeId":"decide","text":"旧","visit":"1"}""", StringComparison.Ordinal)
            .Replace($"\"schema\":\"{ProcessInstance.Schema}\"", "\"schema\":\"0\"", StringComparison.Ordinal);
        Assert.Contains("test.marked/1", text, StringComparison.Ordinal);
        var bytes = Encoding.UTF8.GetBytes(text);
        var hash = JournalRow.HashOf(bytes);
        context.Add(new JournalRecord { InstanceId = "earlier", Seq = 2, CommandId = "mark", Bytes = bytes, Hash = hash, ActorId = "zhou-ba", At = host.Clock.GetUtcNow() });
        (row.Seq, row.LastHash, row.StateSchema, row.State) = (2, hash, 0, [1, 2, 3]);
        await context.SaveChangesAsync(Cancel);
    }
}

public sealed record Mark(string Text, string By);

[StoredName("test.marks", 1)]
public sealed record Marked(System.Collections.Immutable.ImmutableArray<Mark> Marks) : StageState;

/// <summary>Said a text in version 1; says a list of texts with who wrote them.</summary>
[StoredName("test.marked", 2)]
public sealed record Marking(System.Collections.Immutable.ImmutableArray<Mark> Marks) : StageFact
{
    protected override StageState Change(StageState? stage) => new Marked([.. (stage as Marked)?.Marks ?? [], .. Marks]);
}

public sealed class Marking1To2 : Upgrade
{
    public override string From => "test.marked/1";
    public override string To => "test.marked/2";

    public override void Change(JsonObject members)
    {
        members["marks"] = new JsonArray(new JsonObject { ["text"] = members["text"]!.DeepClone(), ["by"] = "" });
        members.Remove("text");
    }
}
