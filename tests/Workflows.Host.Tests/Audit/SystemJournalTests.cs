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
        await Task.WhenAll(Enumerable.Range(0, 20).Select(n =>
            JournalOf(n % 2 == 0 ? here : there).WriteAsync("exported", "xu-he", [("rows", "12"), ("list", "cases")], Cancel)));

        await using var context = here.Open();
        var chain = new Chain();
        foreach (var row in await context.SystemJournal.OrderBy(r => r.Seq).ToListAsync(Cancel))
            Assert.Null(chain.Next(row.Seq, row.Bytes, row.Hash).Fault);
        Assert.Equal(20, chain.Count);
    }

    private static SystemJournal JournalOf(SmallHost host) =>
        new((IDbContextFactory<Data.WorkflowsContext>)host.Services.GetService(typeof(IDbContextFactory<Data.WorkflowsContext>))!, host.Clock);
}
