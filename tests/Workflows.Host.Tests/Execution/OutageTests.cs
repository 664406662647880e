using System.Net.Sockets;
using Npgsql;
using Workflows.Data;
using Workflows.Host.Execution;

namespace Workflows.Host.Tests.Execution;

/// <summary>What counts as the database being away, and how it is waited out.</summary>
public sealed class OutageTests
{
    private static readonly PostgresDialect Dialect = new();

    [Theory]
    [InlineData("57P01", true)]
    [InlineData("57P02", true)]
    [InlineData("57P03", true)]
    [InlineData("08006", true)]
    [InlineData("23505", false)]
    [InlineData("40P01", false)]
    [InlineData("28P01", false)]
    [InlineData("42P01", false)]
    public void What_the_server_says_is_an_outage_only_where_it_ends_or_has_not_begun(string state, bool away) =>
        Assert.Equal(away, Dialect.IsOutage(new InvalidOperationException("", new PostgresException("", "FATAL", "FATAL", state))));

    [Fact]
    public void A_broken_line_is_an_outage_and_a_fault_of_ours_is_not()
    {
        Assert.True(Dialect.IsOutage(new NpgsqlException("", new IOException())));
        Assert.True(Dialect.IsOutage(new NpgsqlException("", new SocketException())));
        Assert.True(Dialect.IsOutage(new NpgsqlException("Received backend message DataRow while expecting ParseCompleteMessage. Please file a bug.")));
        Assert.False(Dialect.IsOutage(new InvalidOperationException()));
        Assert.False(Dialect.IsOutage(new NullReferenceException()));
        Assert.False(Dialect.IsOutage(new NpgsqlException("used wrongly")));
        Assert.False(Dialect.IsOutage(new IOException("a file")));
    }

    [Fact]
    public async Task An_outage_is_outlasted_and_told_once()
    {
        var (tries, told) = (0, 0);
        await Dialect.OutlastAsync(() => ++tries < 4 ? throw new NpgsqlException("", new IOException()) : Task.CompletedTask, _ => told++, TestContext.Current.CancellationToken);

        Assert.Equal((4, 1), (tries, told));
    }

    [Fact]
    public async Task Another_failure_is_not_waited_for() =>
        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            Dialect.OutlastAsync(() => throw new InvalidOperationException(), _ => { }, TestContext.Current.CancellationToken));
}
