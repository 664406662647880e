using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace Workflows.Host.Tests.Execution;

/// <summary>The statements a context asked, so that a test can look at their plans.</summary>
internal sealed class QueryLog : DbCommandInterceptor
{
    public ConcurrentQueue<AskedQuery> All { get; } = new();

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        All.Enqueue(new(command.CommandText, [.. command.Parameters.Cast<DbParameter>()]));
        return new(result);
    }
}

internal sealed record AskedQuery(string Text, DbParameter[] Parameters)
{
    /// <summary>How the database would answer it now.</summary>
    public async Task<string> ExplainAsync(string connectionString, CancellationToken cancellation)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using var command = source.CreateCommand("EXPLAIN " + Text);
        foreach (var parameter in Parameters) command.Parameters.Add(((NpgsqlParameter)parameter).Clone());
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        var plan = new List<string>();
        while (await rows.ReadAsync(cancellation)) plan.Add(rows.GetString(0));
        return string.Join('\n', plan);
    }
}
