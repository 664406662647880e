using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Workflows.Data.Instances;

namespace Workflows.Data;

/// <summary>The tables in PostgreSQL: row versions by <c>xmin</c>, codes ordered byte by byte, words by the database's language.</summary>
public sealed class PostgresContext(DbContextOptions<PostgresContext> options) : WorkflowsContext(options)
{
    private static readonly PostgresDialect Dialect = new();

    public override ISqlDialect Sql => Dialect;

    protected override void OnModelCreating(ModelBuilder model)
    {
        base.OnModelCreating(model);
        // Read by itself, never from a list of what is still to be sorted in: a search takes the same time however much was filed.
        model.Entity<CaseSearchRow>().HasIndex(r => r.Terms).HasMethod("gin").HasStorageParameter("fastupdate", false);
        model.Entity<InstanceRow>().Property<uint>("Xmin").HasColumnName("xmin").IsRowVersion();
        foreach (var property in model.Model.GetEntityTypes().SelectMany(t => t.GetProperties()))
        {
            if (property.ClrType != typeof(string)) continue;
            if (property.GetMaxLength() == Lengths.Any) property.SetColumnType("text");
            if (property.PropertyInfo?.GetCustomAttribute<SpokenAttribute>() is null) property.SetCollation("C");
        }
    }
}
