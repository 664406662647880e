using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Workflows.Data;
using Workflows.Host.Audit;
using Workflows.Host.Demonstration;
using Workflows.Host.Identity;
using Workflows.Testing;

namespace Workflows.Host.Tests.Identity;

/// <summary>Wrong passwords lock a name, longer each time, whether it exists or not.</summary>
public sealed class LockTests(TestHost host) : IClassFixture<TestHost>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("wang-shi")]
    [InlineData("nobody-of-that-name")]
    public async Task The_fifth_wrong_password_locks_a_name_for_a_minute_and_later_ones_longer(string name)
    {
        for (var attempt = 1; attempt < 5; attempt++)
            Assert.Contains("账号或密码不对", await TryAsync(name, "wrong-" + attempt), StringComparison.Ordinal);
        Assert.Contains("请 1 分钟后再试", await TryAsync(name, "wrong-5"), StringComparison.Ordinal);
        Assert.Contains("请 1 分钟后再试", await TryAsync(name, Federation.Password), StringComparison.Ordinal);
        host.Clock.Move(TimeSpan.FromSeconds(61));
        Assert.Contains("请 2 分钟后再试", await TryAsync(name, "wrong-6"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_right_password_after_the_lock_begins_the_count_anew()
    {
        for (var attempt = 0; attempt < 5; attempt++) await TryAsync("wu-jiu", "wrong");
        host.Clock.Move(TimeSpan.FromSeconds(61));
        using (await host.SignedInAsync("wu-jiu"))
            Assert.Contains("账号或密码不对", await TryAsync("wu-jiu", "wrong"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Many_at_once_are_counted_one_by_one()
    {
        await using var scope = host.Services.CreateAsyncScope();
        var tries = await Task.WhenAll(Enumerable.Range(0, 20).Select(async _ =>
        {
            await using var own = host.Services.CreateAsyncScope();
            return await own.ServiceProvider.GetRequiredService<SignInAttempts>().BeginAsync("chen-fu", Ct);
        }));
        Assert.Equal(5, tries.Count(t => t.IsTried));
    }

    [Fact]
    public async Task The_journal_has_refusals_and_locks_and_never_what_was_typed_as_a_name()
    {
        for (var attempt = 0; attempt < 5; attempt++) await TryAsync("MySecretPassword1", "wrong");
        await TryAsync("feng-fang", "wrong");
        await host.Services.GetRequiredService<JournalNotes>().FlushAsync(Ct);

        await using var data = await host.Services.GetRequiredService<IDbContextFactory<WorkflowsContext>>().CreateDbContextAsync(Ct);
        var entries = (await data.SystemJournal.OrderBy(r => r.Seq).ToListAsync(Ct)).Select(r => System.Text.Encoding.UTF8.GetString(r.Bytes)).ToList();
        Assert.DoesNotContain(entries, e => e.Contains("MySecret", StringComparison.OrdinalIgnoreCase));
        Assert.Contains(entries, e => e.Contains("\"signInLocked\"", StringComparison.Ordinal));
        Assert.Contains(entries, e => e.Contains("\"signInRefused\"", StringComparison.Ordinal) && e.Contains("\"person\":\"feng-fang\"", StringComparison.Ordinal));
    }

    private async Task<string> TryAsync(string name, string password)
    {
        using var client = host.Client();
        var page = await client.GetStringAsync("/account/sign-in", Ct);
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["Name"] = name, ["Password"] = password, [TestHost.TokenName] = TestHost.TokenOf(page) });
        var answer = await client.PostAsync("/account/sign-in", form, Ct);
        return answer.StatusCode == HttpStatusCode.Redirect ? "signed in" : await answer.Content.ReadAsStringAsync(Ct);
    }
}
