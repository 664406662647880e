using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Workflows.Data;
using Workflows.Host.Installation;
using Workflows.Host.Sealing;

namespace Workflows.Host.Doctor;

/// <summary>
/// <c>doctor</c>: says in sentences what is well and what is not, while the host runs or not; answers 1 where something is
/// wrong. Changes nothing, makes no key and no table.
/// </summary>
public static class DoctorCommand
{
    public static Task<int> RunAsync(string[] args) => ConsoleCommand.RunAsync(args, async (command, cancellation) =>
    {
        var first = await FirstAsync(command, cancellation);
        return Print(command, first.Any(f => f.Gravity == Gravity.Wrong) ? first : [.. first, .. await OthersAsync(command, cancellation)]);
    });

    /// <summary>What all else rests on: tables of today's shape, and a master key.</summary>
    private static async Task<ImmutableArray<Finding>> FirstAsync(ConsoleCommand command, CancellationToken cancellation)
    {
        await using var services = new ServiceCollection().AddInstalledDatabase(command.Builder.Configuration, command.ConnectionString).BuildServiceProvider();
        await using var data = await services.GetRequiredService<IDbContextFactory<WorkflowsContext>>().CreateDbContextAsync(cancellation);
        if (await ReasonAsync(data, cancellation) is { } reason) return [Finding.Wrong("doctor.database.unreachable", ("reason", reason))];
        if (!(await data.Database.GetAppliedMigrationsAsync(cancellation)).Any()) return [Finding.Wrong("doctor.database.empty")];
        var pending = (await data.Database.GetPendingMigrationsAsync(cancellation)).Count();
        return
        [
            pending == 0 ? Finding.Good("doctor.database") : Finding.Wrong("doctor.database.pending", ("count", pending)),
            .. MasterKeyFile.Find(command.Builder.Configuration, command.DataFolder) is null
                ? [Finding.Wrong("doctor.key.missing", ("file", MasterKeyFile.In(command.DataFolder)))] : ImmutableArray<Finding>.Empty,
        ];
    }

    private static async Task<string?> ReasonAsync(WorkflowsContext data, CancellationToken cancellation)
    {
        try
        {
            await data.Database.OpenConnectionAsync(cancellation);
            return null;
        }
        catch (Exception reason) when (reason is System.Data.Common.DbException or System.Net.Sockets.SocketException)
        {
            return reason.Message;
        }
    }

    private static async Task<ImmutableArray<Finding>> OthersAsync(ConsoleCommand command, CancellationToken cancellation)
    {
        await using var services = new ServiceCollection().AddInstalledDatabase(command.Builder.Configuration, command.ConnectionString).BuildServiceProvider();
        await using var data = await services.GetRequiredService<IDbContextFactory<WorkflowsContext>>().CreateDbContextAsync(cancellation);
        var (installation, _) = await Preparation.ReadAsync(data, command.Builder, cancellation);
        command.Builder.Logging.ClearProviders();
        await using var app = UnionHost.Build(command.Builder, command.ConnectionString, installation);
        await using var scope = app.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<Doctor>().ExamineAsync(cancellation);
    }

    private static int Print(ConsoleCommand command, ImmutableArray<Finding> findings)
    {
        foreach (var finding in findings)
        {
            command.Say("doctor.line." + finding.Gravity.ToString().ToLowerInvariant(), ("words", finding.Words));
            if (finding.Remedy is { } remedy) command.Say("doctor.line.remedy", ("words", remedy));
        }
        var wrong = findings.Count(f => f.Gravity == Gravity.Wrong);
        command.Say(wrong == 0 ? "doctor.healthy" : "doctor.unwell", ("count", wrong), ("advice", findings.Count(f => f.Gravity == Gravity.Advice)));
        return wrong == 0 ? 0 : 1;
    }
}
