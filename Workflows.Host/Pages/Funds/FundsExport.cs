using Workflows.Definitions;
using Workflows.Data.Ledgers;
using Workflows.Host.Exports;
using Workflows.Host.Ledgers;
using Workflows.Host.Pages.Cases;
using Workflows.Host.Pages.Cases.Visibility;
using Workflows.Host.Web;

namespace Workflows.Host.Pages.Funds;

/// <summary>Budget lines, or the movements of one, as a table to take away.</summary>
public sealed class FundsExport(BudgetLines lines, LedgerQuery query, MovementLines movements, CaseNames names, Reader reader)
{
    private const int Batch = 500;

    public async Task WriteLinesAsync(int year, TableWriter writer, CancellationToken cancellation)
    {
        var found = await lines.FindAsync(year, cancellation);
        var named = await names.OfAsync([], found.Select(l => l.UnitId), cancellation);
        await writer.RowAsync([.. new[] { "name", "yearly", "paid", "held", "left" }.Select(c => reader.T("funds.col." + c)).Prepend(reader.T("registers.col.unit"))], cancellation);
        foreach (var line in found)
            await writer.RowAsync([named.Unit(line.UnitId), line.Name, line.Yearly, line.Paid, line.Held, line.Balance], cancellation);
    }

    public async Task WriteMovementsAsync(LedgerRow ledger, TableWriter writer, CancellationToken cancellation)
    {
        await writer.RowAsync([reader.T("check.col.row"), reader.T("case.money.kind"), reader.T("cases.col.case"), reader.T("check.col.when"), reader.T("audit.col.who"),
            reader.T("case.money.amount"), reader.T("funds.col.change"), reader.T("funds.col.balance"), reader.T("journalPage.hash")], cancellation);
        for (long? before = null; ;)
        {
            var rows = await query.EntriesAsync(ledger.Id, before, Batch, cancellation);
            foreach (var (line, row) in (await movements.OfAsync(rows, cancellation)).Zip(rows))
                await writer.RowAsync([line.Seq, line.Kind, line.Case, line.When, line.Who, line.Amount, line.Change, line.Balance, row.Hash], cancellation);
            if (rows.Length < Batch) return;
            before = rows[^1].Seq;
        }
    }
}
