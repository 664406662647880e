using Npgsql;
using Workflows.Testing;

namespace Workflows.Host.Tests.Postgres;

public sealed class TestDatabaseTests(TestDatabase database, TestServer server) : IClassFixture<TestDatabase>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_test_class_has_a_database_of_its_own()
    {
        await RunAsync(database.ConnectionString, "CREATE TABLE mine (id int)");
        var other = Requires.Postgres(await server.MakeDatabaseAsync(Cancel), server.Reason);

        Assert.Equal(0L, await AskAsync(other, "SELECT count(*) FROM pg_tables WHERE tablename = 'mine'"));
        Assert.Equal(1L, await AskAsync(database.ConnectionString, "SELECT count(*) FROM pg_tables WHERE tablename = 'mine'"));
        await server.DropDatabaseAsync(other);
    }

    [Fact]
    public async Task Chinese_names_are_sorted_by_pinyin() =>
        Assert.Equal("阿李王张", await AskAsync(database.ConnectionString,
            "SELECT string_agg(name, '' ORDER BY name) FROM (VALUES ('张'), ('李'), ('阿'), ('王')) v(name)"));

    /// <summary>With the C locale the answer would be 0: no character of Chinese would count as a letter.</summary>
    [Fact]
    public async Task Trigrams_find_what_is_alike_in_Chinese()
    {
        await RunAsync(database.ConnectionString, "CREATE EXTENSION IF NOT EXISTS pg_trgm");

        Assert.Equal("C.UTF-8", await AskAsync(database.ConnectionString, "SELECT datctype FROM pg_database WHERE datname = current_database()"));
        Assert.Equal(0.45, Math.Round((float)(await AskAsync(database.ConnectionString, "SELECT similarity('示例纺织有限公司', '示例纺织公司')"))!, 2));
    }

    private static async Task RunAsync(string connectionString, string sql) => await AskAsync(connectionString, sql);

    private static async Task<object?> AskAsync(string connectionString, string sql)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using var command = source.CreateCommand(sql);
        return await command.ExecuteScalarAsync(Cancel);
    }
}
