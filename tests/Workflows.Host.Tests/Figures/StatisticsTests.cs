using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Workflows.Data;
using Workflows.Data.Figures;
using Workflows.Host.Figures;
using Workflows.Host.Tests.Cases;
using Workflows.Testing;

namespace Workflows.Host.Tests.Figures;

/// <summary>The figures of a unit: what is open and late now, how long stages took, what was returned, on page and in tables.</summary>
public sealed class StatisticsTests(TestHost host) : IClassFixture<TestHost>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Stages_are_counted_when_they_are_left_for_every_unit_above()
    {
        var small = new SmallProcesses(host);
        var one = await small.OpinionAsync(2600m);
        host.Clock.Move(TimeSpan.FromHours(10));
        await small.AnswerAsync(one, "approve", new("zhou-ba"), "");
        await small.OpinionAsync(100m);
        await host.Services.GetRequiredService<FigureBook>().SumUpAsync(Ct);

        await using (var data = await OpenAsync())
        {
            Assert.False(await data.StageTimes.AnyAsync(Ct));
            var rows = await data.StageFigures.Where(f => f.PackageName == SmallProcesses.Opinion).ToListAsync(Ct);
            foreach (var unit in (string[])["p", "d1", "s1", "e1"])
            {
                Assert.Equal(2, rows.Where(r => r.UnitId == unit && r.NodeId == FigureNodes.Began).Sum(r => r.Count));
                Assert.Equal(1, rows.Where(r => r.UnitId == unit && r.NodeId == FigureNodes.Ended).Sum(r => r.Count));
                Assert.Equal(TimeScale.StepOf(TimeSpan.FromHours(10)), rows.Single(r => r.UnitId == unit && r.NodeId == "stage").Step);
            }
        }

        var client = await host.SignedInAsync("zhou-ba");
        var page = await client.ReadAsync($"/statistics?process={SmallProcesses.Opinion}", Ct);
        var cells = page.QuerySelectorAll("table.tbl tbody tr").Single(r => r.QuerySelector("th")?.Words == "街道意见").QuerySelectorAll("td").Select(c => c.Words).ToArray();
        Assert.Equal(["1", "0", "1"], cells[..3]);
        Assert.Matches("^(9\\.[5-9]|10(\\.[0-5])?) 小时$", cells[3]);
        Assert.NotNull(page.QuerySelector("[data-bpmn-marks*='heat4\":[\"stage\"']"));
        Assert.Equal(HttpStatusCode.OK, await client.StatusAsync($"/statistics?handler=Diagram&process={SmallProcesses.Opinion}", Ct));

        var csv = await client.GetStringAsync($"/statistics?process={SmallProcesses.Opinion}&handler=Export&format=csv", Ct);
        Assert.Contains("环节,街道意见,1,0,1,10,10,0,0", csv, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_units_over_which_the_reader_holds_an_office_are_shown()
    {
        var client = await host.SignedInAsync("zhou-ba");
        Assert.Equal(HttpStatusCode.OK, await client.StatusAsync("/statistics?unit=e1", Ct));
        Assert.Equal(HttpStatusCode.NotFound, await client.StatusAsync("/statistics?unit=s2", Ct));
        Assert.Equal(HttpStatusCode.NotFound, await client.StatusAsync("/statistics?unit=p", Ct));
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(90)]
    [InlineData(60 * 24 * 3)]
    [InlineData(60 * 24 * 400)]
    public void A_time_read_from_the_scale_is_right_to_within_two_and_a_half_per_cent(double minutes)
    {
        var read = TimeScale.TimeOf(TimeScale.StepOf(TimeSpan.FromMinutes(minutes))).TotalMinutes;
        Assert.InRange(read, minutes < 1 ? 0 : minutes * 0.975, Math.Max(1, minutes * 1.025));
    }

    [Fact]
    public void A_percentile_is_the_time_that_so_many_did_not_exceed()
    {
        (int, long)[] counts = [(10, 5), (20, 4), (30, 1)];
        Assert.Equal(TimeScale.TimeOf(10), TimeScale.Percentile(counts, 0.5));
        Assert.Equal(TimeScale.TimeOf(20), TimeScale.Percentile(counts, 0.9));
        Assert.Equal(TimeScale.TimeOf(30), TimeScale.Percentile(counts, 1));
        Assert.Null(TimeScale.Percentile([], 0.5));
    }

    private Task<WorkflowsContext> OpenAsync() => host.Services.GetRequiredService<IDbContextFactory<WorkflowsContext>>().CreateDbContextAsync(Ct);
}
