using Microsoft.EntityFrameworkCore;
using Workflows.Data;
using Workflows.Data.Organization;
using Workflows.Testing;

namespace Workflows.Host.Tests.Tables;

public sealed class ModelTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private PostgresContext Open() => new(new DbContextOptionsBuilder<PostgresContext>().UseNpgsql(database.ConnectionString).Options);

    [Fact]
    public void The_migrations_make_exactly_the_tables_of_the_model()
    {
        using var context = Open();

        Assert.False(context.Database.HasPendingModelChanges());
    }

    [Fact]
    public async Task Changing_a_person_gives_the_directory_a_new_stamp()
    {
        await using var context = Open();
        var before = await context.WorldStamp.AsNoTracking().Select(s => s.Stamp).SingleAsync(Cancel);
        context.Add(new PersonRow { Id = "p1", Name = "示例·周八", ValidFrom = new(2026, 1, 1, 8, 0, 0, TimeSpan.FromHours(8)) });
        await context.SaveChangesAsync(Cancel);

        Assert.NotEqual(before, await context.WorldStamp.AsNoTracking().Select(s => s.Stamp).SingleAsync(Cancel));
        Assert.Equal(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), await Open().Persons.Select(p => p.ValidFrom).SingleAsync(Cancel));
    }
}
