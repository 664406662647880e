namespace Workflows.Testing;

/// <summary>What every test database starts with. The connection string does not pool: the template must be left alone.</summary>
internal static class TestTemplate
{
    public static Task MigrateAsync(string connectionString, CancellationToken ct)
    {
        _ = connectionString;
        return Task.CompletedTask;
    }
}
