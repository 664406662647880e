using System.Globalization;
using System.Runtime.InteropServices;
using Microsoft.Extensions.Logging.Abstractions;
using Workflows.Definitions.Texts;
using Workflows.Host.Backup;
using Workflows.Host.Postgres;
using Workflows.Host.Web;

namespace Workflows.Host.Installation;

/// <summary>
/// A command of an operator that works on the database and ends: the database of a running host is used, else it is started
/// for the command. Ctrl+C cancels; what cannot be done is said in a sentence and answers 1.
/// </summary>
public sealed class ConsoleCommand
{
    private readonly TextCatalog _texts = WebServices.Texts();

    private ConsoleCommand(WebApplicationBuilder builder) => Builder = builder;

    public WebApplicationBuilder Builder { get; }
    public string ConnectionString { get; private set; } = "";
    public string DataFolder => Installation.DataFolder.Of(Builder);

    /// <param name="args">Settings, as for the host.</param>
    /// <param name="work">Answers the exit code.</param>
    public static async Task<int> RunAsync(string[] args, Func<ConsoleCommand, CancellationToken, Task<int>> work)
    {
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
        using var cancel = new CancellationTokenSource();
        void Cancel(PosixSignalContext signal)
        {
            signal.Cancel = true;
            cancel.Cancel();
        }
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Cancel);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Cancel);
        var command = new ConsoleCommand(WebApplication.CreateBuilder(args));
        try
        {
            await using var server = await PostgresServer.ReachAsync(
                PostgresOptions.From(command.Builder.Configuration, command.Builder.Environment.ContentRootPath), NullLogger.Instance, cancel.Token);
            command.ConnectionString = server.ConnectionString;
            return await work(command, cancel.Token);
        }
        catch (PostgresUnavailableException reason)
        {
            return command.Fail(reason.Sentence);
        }
        catch (BackupFaultException reason)
        {
            return command.Fail(reason.Sentence);
        }
        catch (Exception reason) when (reason is IOException or UnauthorizedAccessException)
        {
            return command.Fail(Sentence.Of("backup.cannotWrite", ("reason", reason.Message)));
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            return command.Fail(Sentence.Of("backup.cancelled"));
        }
    }

    public void Say(string key, params (string Name, object? Value)[] values) => Console.WriteLine(_texts.Say(key, Language, values));

    public int Fail(Sentence sentence)
    {
        Console.Error.WriteLine(_texts.Say(sentence, Language));
        return 1;
    }

    /// <summary><c>dotnet run</c> starts in the project's folder; the person typed the path where the shell stands.</summary>
    public static string PathOf(string typed) =>
        Path.GetFullPath(typed, Environment.GetEnvironmentVariable("PWD") is { Length: > 0 } shell && Path.IsPathRooted(shell) ? shell : Environment.CurrentDirectory);

    /// <summary>The language of the console: English where the machine speaks it, else Chinese.</summary>
    public static Language Language => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? Language.English : Language.Chinese;
}
