using System.Text.RegularExpressions;

namespace Workflows.Tests.HouseRules;

/// <summary>No raw SQL stands outside the dialects; making a database is the supervisor's business.</summary>
public partial class SqlTests
{
    private static readonly string[] Allowed = ["Workflows.Data/PostgresDialect.cs", "Workflows.Data/SqlServerDialect.cs", "Workflows.Host/Postgres/Cluster.cs"];

    [Fact]
    public void Statements_stand_in_the_dialects_only()
    {
        var wrong =
            from room in new[] { "Workflows.Data", "Workflows.Host" }
            from file in Repository.Files(room, ".cs")
            where !file.Contains("/Migrations/", StringComparison.Ordinal) && !Allowed.Contains(file)
            where Statement().IsMatch(Repository.Read(file))
            select file;
        Assert.Empty(wrong);
    }

    [GeneratedRegex(@"""\s*(SELECT|UPDATE|INSERT INTO|DELETE FROM|WITH \w+ AS|CREATE (TABLE|DATABASE|INDEX)|ALTER TABLE|LOCK TABLE)\s")]
    private static partial Regex Statement();
}
