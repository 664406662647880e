using Microsoft.Extensions.DependencyInjection;
using Workflows.Engine.State;
using Workflows.Host.DueWork;
using Workflows.Testing;

namespace Workflows.Host.Tests.Notices;

/// <summary>The end of a notice, with a clock of its own.</summary>
public sealed class NoticeEndTests(TestHost host) : IClassFixture<TestHost>
{
    private readonly SmallProcesses _processes = new(host);
    private readonly NoticeReader _reader = new(host);

    [Fact]
    public async Task After_24_00_of_the_last_day_it_is_over_and_takes_no_objection()
    {
        var notice = await _processes.PublishNoticeAsync();
        var slug = (await _reader.RowAsync(notice.Id)).Slug;
        host.Clock.MoveTo(new(2026, 6, 26, 23, 59, 0, TimeSpan.FromHours(8)));
        Assert.Contains("到 6月26日 周五 24:00 止", NoticeReader.Text(await _reader.NoticeAsync(notice.Id)), StringComparison.Ordinal);

        host.Clock.MoveTo(new(2026, 6, 27, 0, 0, 0, TimeSpan.FromHours(8)));
        while ((await _processes.NowAsync(notice.Id)).Status == InstanceStatus.Running)
            await host.Services.GetRequiredService<DueWorker>().RunDueAsync(TestContext.Current.CancellationToken);

        var page = await _reader.NoticeAsync(notice.Id);
        Assert.Contains("公示已期满，无异议", NoticeReader.Text(page), StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll($"a[href='/notices/{slug}/objection']"));
        Assert.Equal("noObjection", (await _processes.NowAsync(notice.Id)).LastVisit("stage")!.Outcome);
        var form = await _reader.Browser.GetAsync($"/notices/{slug}/objection", TestContext.Current.CancellationToken);
        Assert.Equal($"/notices/{slug}", form.Headers.Location?.OriginalString);
    }
}
