using System.Reflection;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Workflows.Data;
using Workflows.Data.Instances;

namespace Workflows.SqlServer;

/// <summary>The tables in SQL Server: row versions by <c>rowversion</c>, codes ordered by their bits, words by the database's language.</summary>
public sealed class SqlServerContext(DbContextOptions<SqlServerContext> options) : WorkflowsContext(options)
{
    private const string ByBits = "Latin1_General_100_BIN2";
    private const int ClusteredKeyBytes = 900;

    internal static SqlServerDialect Dialect { get; } = new(failure => (failure as SqlException)?.Number);

    public override ISqlDialect Sql => Dialect;

    protected override void OnModelCreating(ModelBuilder model)
    {
        base.OnModelCreating(model);
        model.Entity<InstanceRow>().Property<byte[]>("Version").HasColumnName("row_version").IsRowVersion();
        foreach (var property in model.Model.GetEntityTypes().SelectMany(t => t.GetProperties()))
        {
            if (property.ClrType != typeof(string)) continue;
            if (property.GetMaxLength() == Lengths.Any) property.SetColumnType("nvarchar(max)");
            if (property.PropertyInfo?.GetCustomAttribute<SpokenAttribute>() is null) property.SetCollation(ByBits);
        }
        foreach (var key in model.Model.GetEntityTypes().SelectMany(t => t.GetKeys()).Where(k => k.IsPrimaryKey()))
            if (key.Properties.Sum(p => sizeof(char) * (p.GetMaxLength() ?? 0)) > ClusteredKeyBytes)
                key.SetIsClustered(false);
    }
}
