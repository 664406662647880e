using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Workflows.Data;
using Workflows.Host.Audit;
using Workflows.Host.Pages.Audit.Checking;
using Workflows.Testing;

namespace Workflows.Host.Tests.Audit;

/// <summary>What the host writes of itself into the system journal, and that nobody changes it unseen.</summary>
public sealed class JournalNotesTests(TestHost host) : IClassFixture<TestHost>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Denials_of_one_person_at_one_door_are_one_entry_a_minute_with_their_count()
    {
        using var stranger = await host.SignedInAsync("cao-yi");
        await stranger.GetAsync("/admin/stuck", Ct);
        for (var number = 0; number < 30; number++) await stranger.GetAsync($"/cases/guess-{number}", Ct);
        await FlushAsync();

        var denied = await EntriesAsync("denied", "cao-yi");
        Assert.Equal(3, denied.Count);
        Assert.Contains(denied, d => (string?)d["address"] == "/admin/stuck");
        Assert.Contains(denied, d => (string?)d["address"] == "/cases/guess-0" && (string?)d["relation"] == "no");
        Assert.Contains(denied, d => (string?)d["again"] == "29");
    }

    [Fact]
    public async Task Signing_in_and_out_is_written_with_device_and_network()
    {
        using (var person = await host.SignedInAsync("yan-er"))
            await Web.Browsing.SendAsync(person, "/preferences", "/account/sign-out");

        var begun = Assert.Single(await EntriesAsync("signedIn", "yan-er"));
        var ended = Assert.Single(await EntriesAsync("signedOut", "yan-er"));
        Assert.Equal((string?)begun["session"], (string?)ended["session"]);
        Assert.Equal("127.0.0.1", (string?)begun["network"]);
    }

    [Theory]
    [InlineData("changed", "第 2 行内容被改动")]
    [InlineData("removed", "2")]
    [InlineData("inserted", "3")]
    [InlineData("column", "2")]
    [InlineData("end", "")]
    public async Task A_row_changed_removed_or_inserted_is_named(string how, string named)
    {
        await using var fresh = await host.AnotherAsync();
        var journal = fresh.Services.GetRequiredService<SystemJournal>();
        for (var n = 0; n < 4; n++) await journal.WriteAsync("exported", "xu-he", [("rows", $"{n}")], Ct);
        await using var data = await fresh.Services.GetRequiredService<IDbContextFactory<WorkflowsContext>>().CreateDbContextAsync(Ct);
        await using var transaction = await data.Database.BeginTransactionAsync(Ct);
        Assert.Null((await new SystemJournalCheck(data).RunAsync(Ct)).Fault);

        var rows = data.SystemJournal.OrderBy(r => r.Seq);
        var last = await data.SystemJournal.MaxAsync(r => r.Seq, Ct);
        switch (how)
        {
            case "changed":
                await data.SystemJournal.Where(r => r.Seq == 2).ExecuteUpdateAsync(s => s.SetProperty(r => r.Bytes, "{}"u8.ToArray()), Ct);
                break;
            case "removed":
                await data.SystemJournal.Where(r => r.Seq == 2).ExecuteDeleteAsync(Ct);
                break;
            case "inserted":
                await data.SystemJournal.Where(r => r.Seq > 2).ExecuteUpdateAsync(s => s.SetProperty(r => r.Seq, r => r.Seq + 1000), Ct);
                await data.SystemJournal.Where(r => r.Seq > 1000).ExecuteUpdateAsync(s => s.SetProperty(r => r.Seq, r => r.Seq - 999), Ct);
                var second = await data.SystemJournal.AsNoTracking().SingleAsync(r => r.Seq == 2, Ct);
                data.Add(new Data.Installation.SystemJournalRow { Seq = 3, Kind = second.Kind, ActorId = second.ActorId, At = second.At, Bytes = second.Bytes, Hash = second.Hash });
                await data.SaveChangesAsync(Ct);
                break;
            case "column":
                await data.SystemJournal.Where(r => r.Seq == 2).ExecuteUpdateAsync(s => s.SetProperty(r => r.At, r => r.At.AddDays(1)), Ct);
                break;
            case "end":
                await data.SystemJournal.Where(r => r.Seq == last).ExecuteDeleteAsync(Ct);
                break;
        }
        var fault = (await new SystemJournalCheck(data).RunAsync(Ct)).Fault;
        Assert.NotNull(fault);
        if (named.Length > 0) Assert.Contains(fault.Values.Values.Select(v => v?.ToString()), v => v == named[^1..] || named.Contains(v ?? "-", StringComparison.Ordinal));
    }

    private Task FlushAsync() => host.Services.GetRequiredService<JournalNotes>().FlushAsync(Ct);

    private async Task<List<JsonObject>> EntriesAsync(string kind, string actor)
    {
        await using var data = await host.Services.GetRequiredService<IDbContextFactory<WorkflowsContext>>().CreateDbContextAsync(Ct);
        var rows = await data.SystemJournal.AsNoTracking().Where(r => r.Kind == kind && r.ActorId == actor).OrderBy(r => r.Seq).ToListAsync(Ct);
        return [.. rows.Select(r => JsonNode.Parse(r.Bytes)!["details"]!.AsObject())];
    }
}
