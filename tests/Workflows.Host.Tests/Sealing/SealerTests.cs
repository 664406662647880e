using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Workflows.Definitions.Feel;
using Workflows.Host.Sealing;
using Workflows.Host.Tests.Execution;
using Workflows.Testing;

namespace Workflows.Host.Tests.Sealing;

public sealed class SealerTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static readonly FeelValue Card = FeelValue.Of("11010519491231002X");
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_sealed_value_comes_back_and_stands_nowhere_in_clear()
    {
        await using var host = await SmallHost.OnAsync(database.ConnectionString, Cancel);
        var sealer = host.Services.GetRequiredService<Sealer>();
        await using var context = host.Open();
        var seal = await sealer.SealAsync(context, "worker-01", Card, null, "idNumber", Cancel);
        await context.SaveChangesAsync(Cancel);

        await using var later = host.Open();
        Assert.Equal(Card, sealer.Reveal(later, seal.Id));
        var row = await later.SealedValues.SingleAsync(s => s.Id == seal.Id, Cancel);
        Assert.False(row.Content.AsSpan().IndexOf(Encoding.UTF8.GetBytes("110105")) >= 0);
        Assert.Equal([seal.Id], await sealer.FindAsync(later, "idNumber", Card, Cancel));
        Assert.Empty(await sealer.FindAsync(later, "idNumber", FeelValue.Of("110105194912310000"), Cancel));
    }

    [Fact]
    public async Task The_same_value_of_the_same_person_keeps_its_seal()
    {
        await using var host = await SmallHost.OnAsync(database.ConnectionString, Cancel);
        var sealer = host.Services.GetRequiredService<Sealer>();
        await using var context = host.Open();
        var first = await sealer.SealAsync(context, "same", Card, null, null, Cancel);
        var again = await sealer.SealAsync(context, "same", Card, first, null, Cancel);
        var other = await sealer.SealAsync(context, "other", Card, first, null, Cancel);

        Assert.Equal(first, again);
        Assert.NotEqual(first.Tag, other.Tag);
    }

    [Fact]
    public async Task Shredding_a_person_makes_all_of_theirs_unreadable_and_nobody_elses()
    {
        await using var host = await SmallHost.OnAsync(database.ConnectionString, Cancel);
        var sealer = host.Services.GetRequiredService<Sealer>();
        await using var context = host.Open();
        var theirs = await sealer.SealAsync(context, "leaving", Card, null, "idNumber", Cancel);
        var others = await sealer.SealAsync(context, "staying", Card, null, null, Cancel);
        var file = await sealer.EncryptAsync(context, "leaving", [1, 2, 3], "file", Cancel);
        await context.SaveChangesAsync(Cancel);
        await sealer.ShredAsync(context, "leaving", Cancel);

        await using var later = host.Open();
        Assert.Null(sealer.Reveal(later, theirs.Id));
        Assert.Null(await sealer.DecryptAsync(later, "leaving", file, "file", Cancel));
        Assert.DoesNotContain(theirs.Id, await sealer.FindAsync(later, "idNumber", Card, Cancel));
        Assert.Equal(Card, sealer.Reveal(later, others.Id));
        await Assert.ThrowsAsync<InvalidOperationException>(() => sealer.SealAsync(later, "leaving", Card, null, null, Cancel));
    }

    [Fact]
    public async Task Another_master_key_opens_nothing()
    {
        await using var host = await SmallHost.OnAsync(database.ConnectionString, Cancel);
        await using var context = host.Open();
        var seal = await host.Services.GetRequiredService<Sealer>().SealAsync(context, "wrapped", Card, null, null, Cancel);
        await context.SaveChangesAsync(Cancel);
        var stranger = new Sealer(new MasterKey(new byte[32]), host.Clock);

        Assert.Throws<System.Security.Cryptography.AuthenticationTagMismatchException>(() => stranger.Reveal(context, seal.Id));
    }
}
