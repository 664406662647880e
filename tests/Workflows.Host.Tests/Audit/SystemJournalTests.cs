using Microsoft.EntityFrameworkCore;
using Workflows.Host.Audit;
using Workflows.Host.Pages.Audit.Checking;
using Workflows.Host.Tests.Execution;
using Workflows.Testing;

namespace Workflows.Host.Tests.Audit;

public sealed class SystemJournalTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Entries_of_two_hosts_at_once_make_one_chain()
    {
        await using var here = await SmallHost.OnAsync(database.ConnectionString, Cancel);
        await using var there = await SmallHost.OnAsync(database.ConnectionString, Cancel);
        await using var context = here.Open();
        var before = await context.SystemJournal.CountAsync(Cancel);
        await Task.WhenAll(Enumerable.Range(0, 20).Select(n =>
            JournalOf(n % 2 == 0 ? here : there).WriteAsync("exported", "xu-he", [("rows", "12"), ("list", "cases")], Cancel)));

        var chain = new Chain();
        foreach (var row in await context.SystemJournal.OrderBy(r => r.Seq).ToListAsync(Cancel))
            Assert.Null(chain.Next(row.Seq, row.Bytes, row.Hash).Fault);
        Assert.Equal(before + 20, chain.Count);
    }

    /// <summary>A page that writes one transaction after the other keeps its context; what others wrote in between counts.</summary>
    [Fact]
    public async Task A_context_that_wrote_before_goes_on_where_others_are()
    {
        await using var host = await SmallHost.OnAsync(database.ConnectionString, Cancel);
        var journal = JournalOf(host);
        await using var kept = host.Open();
        for (var n = 0; n < 3; n++)
        {
            await using (var transaction = await kept.Database.BeginTransactionAsync(Cancel))
            {
                await journal.AppendAsync(kept, "exported", "xu-he", [("rows", "1")], Cancel);
                await journal.AppendAsync(kept, "exported", "xu-he", [("rows", "2")], Cancel);
                await kept.SaveChangesAsync(Cancel);
                await transaction.CommitAsync(Cancel);
            }
            await journal.WriteAsync("exported", "qin-guan", [("rows", "3")], Cancel);
        }

        await using var context = host.Open();
        Assert.Null((await new SystemJournalCheck(context).RunAsync(Cancel)).Fault);
    }

    private static SystemJournal JournalOf(SmallHost host) =>
        new((IDbContextFactory<Data.WorkflowsContext>)host.Services.GetService(typeof(IDbContextFactory<Data.WorkflowsContext>))!, host.Clock);
}
