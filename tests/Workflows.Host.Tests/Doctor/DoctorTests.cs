using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Workflows.Data;
using Workflows.Data.Delivery;
using Workflows.Data.Sealing;
using Workflows.Host.Doctor;
using Workflows.Testing;

namespace Workflows.Host.Tests.Doctor;

/// <summary>The doctor names what is wrong, on the page and on the console.</summary>
public sealed class DoctorTests(TestHost host) : IClassFixture<TestHost>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_new_installation_lacks_a_backup_and_is_told_so_on_the_page()
    {
        var keys = await KeysAsync();

        Assert.Contains("doctor.backup.none", keys);
        Assert.Contains("doctor.mail.none", keys);
        Assert.Contains("doctor.process", keys);
        Assert.DoesNotContain("doctor.failed", keys);
        using var client = await host.SignedInAsync("qin-guan");
        var page = await client.GetStringAsync("/admin/doctor", Cancel);
        Assert.Contains("还没有备份", page, StringComparison.Ordinal);
        Assert.Contains("现在备份", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Late_work_dead_mail_and_another_master_key_are_found()
    {
        await using var data = await host.Services.GetRequiredService<IDbContextFactory<WorkflowsContext>>().CreateDbContextAsync(Cancel);
        data.Add(new SubjectKeyRow { SubjectId = "somebody", WrappedKey = [1, 2, 3], MasterKeyId = "0123456789abcdef", CreatedAt = host.Clock.GetUtcNow() });
        data.Add(new OutboxRow { Kind = "mail", Recipient = "zhou-ba", State = OutboxState.Dead, InstanceId = "i", Payload = "{}", Due = host.Clock.GetUtcNow() });
        await data.SaveChangesAsync(Cancel);

        var keys = await KeysAsync();

        Assert.Contains("doctor.key.other", keys);
        Assert.Contains("doctor.work.mailsDead", keys);
    }

    [Fact]
    public async Task A_clock_that_is_off_and_a_year_that_is_missing_are_found()
    {
        var before = host.Clock.GetUtcNow();
        host.Clock.MoveTo(new DateTimeOffset(2031, 6, 1, 0, 0, 0, TimeSpan.Zero));

        var keys = await KeysAsync();
        host.Clock.MoveTo(before);

        Assert.Contains("doctor.clock.apart", keys);
        Assert.Contains("doctor.year.missing", keys);
    }

    [Fact]
    public async Task The_command_answers_1_where_something_is_wrong_and_makes_no_key()
    {
        var folder = Directory.CreateTempSubdirectory("union-workflows-doctor-").FullName;

        Assert.Equal(1, await DoctorCommand.RunAsync([$"--ConnectionStrings:Workflows={host.ConnectionString}", $"--DataFolder={folder}"]));

        Assert.Empty(Directory.GetFiles(folder));
        Directory.Delete(folder, recursive: true);
    }

    private async Task<string[]> KeysAsync()
    {
        await using var scope = host.Services.CreateAsyncScope();
        return [.. (await scope.ServiceProvider.GetRequiredService<Workflows.Host.Doctor.Doctor>().ExamineAsync(Cancel)).Select(f => f.Words.Key)];
    }
}
