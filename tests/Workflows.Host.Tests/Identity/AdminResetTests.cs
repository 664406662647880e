using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Workflows.Data;
using Workflows.Host.Tests.Web;
using Workflows.Testing;

namespace Workflows.Host.Tests.Identity;

/// <summary><c>admin reset</c> on the console, and the page its address opens.</summary>
public sealed partial class AdminResetTests(TestHost host) : IClassFixture<TestHost>
{
    private const string Password = "换了一部手机以后 2026";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_administrator_who_lost_the_password_comes_in_by_an_address_that_works_once()
    {
        var (refused, which) = await RunAsync("admin", "reset", "zhou-ba");
        Assert.Equal(1, refused);
        Assert.Contains("qin-guan", which, StringComparison.Ordinal);

        using var before = await host.SignedInAsync("qin-guan");
        var (answer, said) = await RunAsync("admin", "reset", "qin-guan");
        Assert.Equal(0, answer);
        var address = new Uri(Address().Match(said).Value).PathAndQuery;
        var code = Uri.UnescapeDataString(address.Split("code=")[1]);
        using var client = host.Client();
        var tooShort = await client.SendAsync(address, "/account/new-password", ("Code", code), ("Password", "kurz 2026"), ("Again", "kurz 2026"));
        Assert.Contains("管理员的密码至少要 12 个字符", await tooShort.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await before.GetAsync("/admin", Ct)).StatusCode);

        await client.SendAsync(address, "/account/new-password", ("Code", code), ("Password", Password), ("Again", Password));
        Assert.Contains("已经用过", await client.GetStringAsync(address, Ct), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await before.GetAsync("/admin", Ct)).StatusCode);
        var entered = await client.SendAsync("/account/sign-in", "/account/sign-in", ("Name", "qin-guan"), ("Password", Password));
        Assert.Equal("/", entered.Headers.Location!.OriginalString);

        await using var data = await host.Services.GetRequiredService<IDbContextFactory<WorkflowsContext>>().CreateDbContextAsync(Ct);
        Assert.Equal(["console", "qin-guan"], await data.SystemJournal.Where(j => j.Kind == "resetIssued" || j.Kind == "passwordReset").OrderBy(j => j.Seq).Select(j => j.ActorId).ToListAsync(Ct));
    }

    /// <summary>The command as an operator runs it, in a process of its own.</summary>
    private async Task<(int Answer, string Said)> RunAsync(params string[] command)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet",
            ["exec", Path.Combine(AppContext.BaseDirectory, "Workflows.Host.dll"), .. command, $"--ConnectionStrings:Workflows={host.ConnectionString}", $"--DataFolder={host.Folder}"])
        {
            RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = AppContext.BaseDirectory,
        })!;
        var (said, complained) = (process.StandardOutput.ReadToEndAsync(Ct), process.StandardError.ReadToEndAsync(Ct));
        await process.WaitForExitAsync(Ct);
        return (process.ExitCode, await said + await complained);
    }

    [GeneratedRegex(@"http\S+")]
    private static partial Regex Address();
}
