using System.Globalization;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Workflows.Data.Installation;
using Workflows.Host.Imports.Runs;
using Workflows.Testing;

namespace Workflows.Host.Tests.Imports;

/// <summary>Imports as a test makes them: a table goes in, and how its run ended comes out as <c>Done new/changed/unchanged/faulty</c>.</summary>
internal sealed class Runs(TestHost host)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public ImportDesk Desk => host.Services.GetRequiredService<ImportDesk>();

    public async Task<string> TryAsync(string kind, string table) => Said((await RunAsync(kind, table)).Run);

    public async Task<string> ImportAsync(string kind, string table)
    {
        var run = await RunAsync(kind, table);
        Assert.True(await Desk.ApplyAsync(run.Run.Id, onlyGood: false, Stop), Said(run.Run) + string.Concat(run.Lines.Select(l => $"\n{l.Row} {l.Column} {l.Found} {l.SaidChinese}")));
        return Said((await OverAsync(run.Run.Id)).Run);
    }

    /// <summary>The trial run.</summary>
    public async Task<ImportRunView> RunAsync(string kind, string table)
    {
        var run = await Desk.UploadAsync(kind, "示例.csv", new MemoryStream(Encoding.UTF8.GetBytes(table)), "qin-guan", Stop);
        return await OverAsync(run.Value);
    }

    public Task<ImportRunView> OverAsync(string id) => UntilAsync(id, run => run.State is not (ImportState.Trying or ImportState.Applying));

    public async Task<ImportRunView> UntilAsync(string id, Func<ImportRunRow, bool> reached)
    {
        for (var i = 0; i < 1_200; i++)
        {
            if (await Desk.FindAsync(id, 0, Stop) is { } view && reached(view.Run)) return view;
            await Task.Delay(50, Stop);
        }
        throw new TimeoutException("The import did not come that far.");
    }

    public static string Said(ImportRunRow run) =>
        string.Create(CultureInfo.InvariantCulture, $"{run.State} {run.New}/{run.Changed}/{run.Unchanged}/{run.Faulty}");
}
