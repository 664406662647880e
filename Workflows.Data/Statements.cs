using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Workflows.Data;

/// <summary>
/// Statements of <see cref="ISqlDialect"/> that answer nothing, gathered and then sent to the database in one go, within the
/// transaction of the context.
/// </summary>
public sealed class Statements(WorkflowsContext context)
{
    private readonly List<(string Sql, object[] Values)> _gathered = [];

    public WorkflowsContext Context => context;

    /// <param name="sql">The statement with its places {0}, {1} …</param>
    /// <param name="values">One for each place; instants in UTC, lists made by <see cref="ISqlDialect.ListOf"/>.</param>
    public void Add(string sql, params object[] values) => _gathered.Add((sql, values));

    /// <summary>Sends what was gathered, in its order. Does not ask the database where there is nothing.</summary>
    private async Task SendAsync(CancellationToken cancellation)
    {
        if (_gathered.Count is 0) return;
        var connection = context.Database.GetDbConnection();
        await using var batch = connection.CreateBatch();
        batch.Transaction = context.Database.CurrentTransaction?.GetDbTransaction();
        foreach (var (sql, values) in _gathered) batch.BatchCommands.Add(Command(batch, sql, values));
        await batch.ExecuteNonQueryAsync(cancellation);
        _gathered.Clear();
    }

    /// <summary>Sends what was gathered, then saves what the context holds.</summary>
    public async Task SaveAsync(CancellationToken cancellation)
    {
        await SendAsync(cancellation);
        await context.SaveChangesAsync(cancellation);
    }

    private static DbBatchCommand Command(DbBatch batch, string sql, object[] values)
    {
        var command = batch.CreateBatchCommand();
        var names = Enumerable.Range(0, values.Length).Select(n => $"@p{n.ToString(CultureInfo.InvariantCulture)}").ToArray();
        command.CommandText = string.Format(CultureInfo.InvariantCulture, sql, names);
        foreach (var (name, value) in names.Zip(values))
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            command.Parameters.Add(parameter);
        }
        return command;
    }
}
