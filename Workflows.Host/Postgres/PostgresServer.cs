namespace Workflows.Host.Postgres;

/// <summary>
/// The database of this host: the configured one, or an embedded server that lives as long as this object and never longer
/// than the process. Embedded binaries are the bundled PostgreSQL 18, else the system's.
/// </summary>
public sealed class PostgresServer : IAsyncDisposable
{
    private readonly EmbeddedPostgres? _embedded;

    private PostgresServer(string connectionString, EmbeddedPostgres? embedded) =>
        (ConnectionString, _embedded) = (connectionString, embedded);

    public string ConnectionString { get; }

    /// <summary>False where a connection string was configured: then nothing was started or checked.</summary>
    public bool IsEmbedded => _embedded is not null;

    /// <exception cref="PostgresUnavailableException">No database can be had; says why.</exception>
    public static async Task<PostgresServer> StartAsync(PostgresOptions options, ILogger log, CancellationToken ct)
    {
        if (!string.IsNullOrWhiteSpace(options.ConnectionString)) return new(options.ConnectionString, null);
        var embedded = new EmbeddedPostgres(log);
        return new(await embedded.StartAsync(options, ct), embedded);
    }

    /// <summary>As <see cref="StartAsync"/>, but where a host already runs the embedded server of these options, that one is used and left running.</summary>
    /// <exception cref="PostgresUnavailableException">No database can be had; says why.</exception>
    public static async Task<PostgresServer> ReachAsync(PostgresOptions options, ILogger log, CancellationToken ct) =>
        string.IsNullOrWhiteSpace(options.ConnectionString) && await EmbeddedPostgres.RunningAsync(options, ct) is { } running
            ? new(running, null)
            : await StartAsync(options, log, ct);

    public ValueTask DisposeAsync() => _embedded?.DisposeAsync() ?? ValueTask.CompletedTask;
}
