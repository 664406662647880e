using Microsoft.Extensions.Logging;

namespace Workflows.Host.Tests.Postgres;

/// <summary>Keeps what is logged, for tests that ask what a server said.</summary>
internal sealed class CollectingLog(List<string> lines) : ILogger
{
    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        lock (lines) lines.Add(formatter(state, exception));
    }
}
