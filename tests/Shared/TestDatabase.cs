namespace Workflows.Testing;

/// <summary>
/// A database of a test class's own, migrated and empty: <c>class MyTests(TestDatabase database) : IClassFixture&lt;TestDatabase&gt;</c>.
/// Tests in one class share it; classes do not see each other.
/// </summary>
public sealed class TestDatabase(TestServer server) : IAsyncLifetime
{
    private string? _connectionString;

    /// <summary>Skips the test (or fails it, see <see cref="Requires"/>) where no database can be had.</summary>
    public string ConnectionString => Requires.Postgres(_connectionString, server.Reason);

    public async ValueTask InitializeAsync() =>
        _connectionString = await server.MakeDatabaseAsync(TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        if (_connectionString is not null) await server.DropDatabaseAsync(_connectionString);
    }
}
