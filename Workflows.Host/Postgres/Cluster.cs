using Npgsql;

namespace Workflows.Host.Postgres;

/// <summary>The data of an embedded server: how they are first made, and how we connect to them.</summary>
internal static class Cluster
{
    private const string User = "app";

    /// <summary>
    /// C.UTF-8 rather than C, or pg_trgm finds nothing in Chinese; ICU's zh-Hans-CN sorts by pinyin. The password is asked
    /// of every session, so other users of the machine get nothing from the socket.
    /// </summary>
    public static async Task MakeIfMissingAsync(ServerBinaries binaries, ServerFolder folder, ServerUser user, CancellationToken ct)
    {
        if (folder.DataVersion is not null) return;
        folder.WritePassword(user);
        folder.EmptyData(user);
        var (exit, said) = await user.RunAsync(folder.Root, binaries.Program("initdb"),
            ["-D", folder.Data, "-U", User, "-E", "UTF8", "--locale=C.UTF-8", "--locale-provider=icu", "--icu-locale=zh-Hans-CN",
             "--auth=scram-sha-256", $"--pwfile={folder.PasswordFile}", "--no-instructions"], ct);
        if (exit != 0)
            throw PostgresUnavailableException.Because("postgres.initFailed", ("directory", folder.Root), ("log", said.Trim()));
    }

    /// <summary>True when the server takes queries; false while it is starting, recovering or absent.</summary>
    public static async Task<bool> TryConnectAsync(ServerFolder folder, CancellationToken ct)
    {
        try
        {
            await using var connection = await ConnectAsync(folder, ct);
            return true;
        }
        catch (PostgresException refused) when (refused.SqlState == PostgresErrorCodes.InvalidPassword)
        {
            throw PostgresUnavailableException.Because("postgres.wrongPassword", ("directory", folder.Root), ("file", folder.PasswordFile));
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }

    /// <summary>The connection string of the database, which is made when missing.</summary>
    public static async Task<string> OpenDatabaseAsync(ServerFolder folder, string database, CancellationToken ct)
    {
        await using var connection = await ConnectAsync(folder, ct);
        await using var find = new NpgsqlCommand("SELECT 1 FROM pg_database WHERE datname = $1", connection)
        {
            Parameters = { new() { Value = database } },
        };
        if (await find.ExecuteScalarAsync(ct) is null)
        {
            var quoted = database.Replace("\"", "\"\"", StringComparison.Ordinal);
            await using var make = new NpgsqlCommand($"CREATE DATABASE \"{quoted}\"", connection);
            await make.ExecuteNonQueryAsync(ct);
        }
        return ConnectionString(folder, database).ConnectionString;
    }

    private static async Task<NpgsqlConnection> ConnectAsync(ServerFolder folder, CancellationToken ct)
    {
        var settings = ConnectionString(folder, "postgres");
        settings.Pooling = false;
        var connection = new NpgsqlConnection(settings.ConnectionString);
        await connection.OpenAsync(ct);
        return connection;
    }

    private static NpgsqlConnectionStringBuilder ConnectionString(ServerFolder folder, string database) => new()
    {
        Host = folder.SocketFolder,
        Username = User,
        Password = folder.ReadPassword(),
        Database = database,
        MaxAutoPrepare = 50,
    };
}
