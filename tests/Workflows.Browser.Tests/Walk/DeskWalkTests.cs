using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Workflows.Data;
using Workflows.Testing;

namespace Workflows.Browser.Tests.Walk;

/// <summary>What people do around a task.</summary>
public sealed class DeskWalkTests(TestServer server, Chromium chromium)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_typed_while_the_line_is_broken_is_kept_here_and_sent_when_it_is_back()
    {
        var look = new Look("desk-offline", 1366, isPhone: false);
        await using var town = await Town.OpenAsync(server, chromium, look, "05-18 08:00");
        var task = (await new SmallProcesses(town.Host).OpinionAsync()).Tasks[0];
        var deputy = await town.AtAsync("05-20 09:00", "zhou-ba");
        var address = $"/tasks/{Uri.EscapeDataString(task.Id)}";
        await deputy.GoAsync(address);
        await deputy.Page.RouteAsync("**/*handler=Draft*", route => route.AbortAsync("internetdisconnected"));
        await deputy.Page.Locator("#comment").FillAsync("断网时写的意见");
        await Assertions.Expect(deputy.Page.Locator("[data-saved]")).ToContainTextAsync("先存在这台设备上", new() { Timeout = 20_000 });

        // The page is closed; the line comes back; another page of the same browser opens the task.
        var again = await deputy.Page.Context.NewPageAsync();
        await deputy.Page.CloseAsync();
        var answers = new List<string>();
        again.Response += (_, answer) => { if (answer.Url.Contains("handler=Draft", StringComparison.Ordinal)) answers.Add($"{answer.Status}"); };
        again.PageError += (_, fault) => answers.Add(fault);
        await again.GotoAsync(town.Host.Address + address);
        await Assertions.Expect(again.Locator("#comment")).ToHaveValueAsync("断网时写的意见", new() { Timeout = 20_000 });
        Assert.Contains("200", answers);
        await using var data = await town.Host.Services.GetRequiredService<IDbContextFactory<WorkflowsContext>>().CreateDbContextAsync(Stop);
        Assert.True(await data.Drafts.AnyAsync(d => d.PersonId == "zhou-ba" && d.Subject == task.Id, Stop));
    }
}
