using System.Text;
using Npgsql;
using Workflows.Definitions.Forms;
using Workflows.Definitions.Packages;
using Workflows.Definitions.Scenarios;
using Workflows.Definitions.Texts;
using Workflows.Testing;

namespace Workflows.Host.Tests.Scenarios;

/// <summary>Every shipped scenario plays on the real host, and leaves nothing sensitive in clear anywhere.</summary>
public sealed class HostScenarioTests(TestServer server)
{
    public static TheoryData<string> Shipped => [.. PlayedScenario.Shipped];

    [Theory]
    [MemberData(nameof(Shipped))]
    public async Task A_shipped_scenario_comes_true_and_nothing_sensitive_stands_in_clear_in_tables_logs_or_mails(string name)
    {
        var database = new TestDatabase(server);
        await database.InitializeAsync();
        try
        {
            var played = await PlayedScenario.PlayAsync(name, database.ConnectionString);
            Assert.Empty(played.Result.Failures.Select(f => $"line {f.Line}: {f.Expected} / {f.Actual}"));

            var secrets = SecretsOf(played.Scenario);
            Assert.NotEmpty(secrets);
            var dump = await DumpAsync(database.ConnectionString);
            Assert.Contains(played.Scenario.Persons[0].Name, dump, StringComparison.Ordinal);
            foreach (var secret in secrets)
            {
                Assert.False(dump.Contains(secret, StringComparison.Ordinal), $"a table holds {secret}");
                Assert.False(played.Logs.Contains(secret, StringComparison.Ordinal), $"a log holds {secret}");
                Assert.False(played.Mails.Contains(secret, StringComparison.Ordinal), $"a mail holds {secret}");
            }
        }
        finally
        {
            await database.DisposeAsync();
        }
    }

    /// <summary>What the rows write into sensitive fields: identity numbers, accounts, telephone numbers, addresses, illness in words.</summary>
    private static string[] SecretsOf(Scenario scenario)
    {
        var sensitive = ShippedPackages.All.Values.SelectMany(p => p.Forms.Values).SelectMany(f => f.Everything.OfType<AnswerField>())
            .Where(f => f.Sensitive).SelectMany(f => new[] { f.Key, f.Label.In(Language.Chinese) }).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. scenario.Sets.Values.SelectMany(s => s)
                .Concat(scenario.Lists.Values.SelectMany(l => l).SelectMany(r => r))
                .Concat(scenario.Steps.SelectMany(s => s.Values))
                .Where(v => sensitive.Contains(v.Field.Split('.')[^1]) && v.Text.Length >= 8 && !v.Text.StartsWith("名单", StringComparison.Ordinal))
                .Select(v => v.Text).Distinct(StringComparer.Ordinal),
        ];
    }

    /// <summary>Every table as text, bytes read as UTF-8.</summary>
    private static async Task<string> DumpAsync(string connectionString)
    {
        await using var data = NpgsqlDataSource.Create(connectionString);
        var tables = new List<string>();
        await using (var names = data.CreateCommand("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename"))
        await using (var reader = await names.ExecuteReaderAsync(TestContext.Current.CancellationToken))
            while (await reader.ReadAsync(TestContext.Current.CancellationToken))
                tables.Add(reader.GetString(0));
        Assert.True(tables.Count > 20);
        var dump = new StringBuilder();
        foreach (var table in tables)
        {
            // The package holds the scenario file itself, where the made-up secrets were read from.
            var filter = table == "package_files" ? " WHERE path NOT LIKE 'scenarios/%'" : "";
            await using var rows = data.CreateCommand($"SELECT * FROM \"{table}\"{filter}");
            await using var reader = await rows.ExecuteReaderAsync(TestContext.Current.CancellationToken);
            while (await reader.ReadAsync(TestContext.Current.CancellationToken))
                for (var i = 0; i < reader.FieldCount; i++)
                    dump.Append(reader.GetValue(i) is byte[] bytes ? Encoding.UTF8.GetString(bytes) : Convert.ToString(reader.GetValue(i), System.Globalization.CultureInfo.InvariantCulture)).Append('\n');
        }
        return dump.ToString();
    }
}
