using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Workflows.Definitions.Packages;
using Workflows.Definitions.Scenarios;
using Workflows.Host.Scenarios;
using Workflows.Stages.Scenarios;

namespace Workflows.Host.Tests.Scenarios;

/// <summary>A shipped scenario played by the real host on a database, with everything it logged and mailed.</summary>
internal sealed record PlayedScenario(Scenario Scenario, ScenarioResult Result, string Logs, string Mails)
{
    /// <summary>Names of all shipped scenarios as <c>package/name</c>.</summary>
    public static IEnumerable<string> Shipped => ShippedPackages.All.Values
        .SelectMany(p => p.Scenarios.Keys.Select(name => $"{p.Name}/{name}")).Order(StringComparer.Ordinal);

    public static Scenario Read(string name)
    {
        var (package, file) = (name.Split('/')[0], name.Split('/')[1]);
        var reading = ScenarioReader.Read(ShippedPackages.All[package].Scenarios[file], file);
        return reading.Scenario ?? throw new InvalidOperationException($"{name} does not read: {reading.Problems[0].Sentence.Key}");
    }

    /// <param name="masterKey">The key values are sealed under, in base64; null for one that nobody keeps.</param>
    public static async Task<PlayedScenario> PlayAsync(string name, string connectionString, string? masterKey = null)
    {
        var scenario = Read(name);
        var folder = Directory.CreateTempSubdirectory("union-workflows-host-").FullName;
        var logs = new LogLines();
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ApplicationName = "Workflows.Host", ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["DataFolder"] = folder, ["Sealing:MasterKey"] = masterKey });
        builder.Logging.ClearProviders().SetMinimumLevel(LogLevel.Debug).AddProvider(logs);
        var result = await ScenarioCommand.PlayAsync(builder, connectionString, scenario);
        var mails = new StringBuilder();
        foreach (var file in Directory.EnumerateFiles(folder, "*.eml", SearchOption.AllDirectories))
            mails.AppendLine(Decoded(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken)));
        Directory.Delete(folder, recursive: true);
        return new(scenario, result, logs.All, mails.ToString());
    }

    /// <summary>A mail with every part that is written in base64 in clear beside it.</summary>
    private static string Decoded(string mail)
    {
        var clear = new StringBuilder(mail);
        foreach (var part in mail.Split("\r\n\r\n"))
        {
            var buffer = new byte[part.Length];
            var text = part.Split("\r\n--")[0].ReplaceLineEndings("");
            if (text.Length > 20 && Convert.TryFromBase64String(text, buffer, out var length))
                clear.AppendLine(Encoding.UTF8.GetString(buffer, 0, length));
        }
        return clear.ToString();
    }

    private sealed class LogLines : ILoggerProvider, ILogger
    {
        private readonly ConcurrentQueue<string> _lines = new();

        public string All => string.Join('\n', _lines);

        public ILogger CreateLogger(string categoryName) => this;
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;
        public bool IsEnabled(LogLevel logLevel) => true;
        public void Dispose() { }

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            _lines.Enqueue($"{formatter(state, exception)} {exception}");
    }
}
