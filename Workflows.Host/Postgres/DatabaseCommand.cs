using System.Runtime.InteropServices;
using Microsoft.Extensions.Logging.Abstractions;
using Workflows.Definitions.Texts;

namespace Workflows.Host.Postgres;

/// <summary>
/// <c>Workflows.Host database</c>: runs the host's database alone, with the host's settings, until it is told to end. For
/// repairs and backups: the connection string is the last line written.
/// </summary>
public static class DatabaseCommand
{
    public static async Task<int> RunAsync(string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        var options = PostgresOptions.From(builder.Configuration, builder.Environment.ContentRootPath);
        try
        {
            await using var server = await PostgresServer.StartAsync(options, NullLogger.Instance, CancellationToken.None);
            Console.WriteLine(new TextCatalog(typeof(DatabaseCommand).Assembly).Say("postgres.ready", Language.Chinese));
            Console.WriteLine(server.ConnectionString);
            await ToldToEndAsync();
            return 0;
        }
        catch (PostgresUnavailableException reason)
        {
            await Console.Error.WriteLineAsync(reason.Message);
            return 1;
        }
    }

    private static async Task ToldToEndAsync()
    {
        var told = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void End(PosixSignalContext signal)
        {
            signal.Cancel = true;
            told.TrySetResult();
        }
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, End);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, End);
        await told.Task;
    }
}
