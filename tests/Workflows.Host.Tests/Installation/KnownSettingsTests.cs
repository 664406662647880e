using System.Diagnostics;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;
using Workflows.Host.Installation;
using Workflows.Host.Tests.Web;
using Workflows.Testing;

namespace Workflows.Host.Tests.Installation;

/// <summary>Settings are known by one list: the code reads no other, containers and manual name them all.</summary>
public sealed partial class KnownSettingsTests
{
    private static string Root => Path.Combine(WebAlone.HostFolder, "..");

    /// <summary>The embedded server and what it is called are no business of a container, which has a database beside it.</summary>
    private static IEnumerable<string> OfContainers => KnownSettings.Names.Where(n => !n.StartsWith("Postgres:", StringComparison.Ordinal));

    [Fact]
    public void The_containers_set_every_setting_and_no_other()
    {
        var set = Variable().Matches(File.ReadAllText(Path.Combine(Root, "docker-compose.yml")))
            .Select(m => m.Groups[1].Value.Replace("__", ":", StringComparison.Ordinal)).Distinct();

        Assert.Equal(OfContainers.Order(StringComparer.Ordinal), set.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_code_reads_no_setting_that_is_not_known()
    {
        var read = Directory.EnumerateFiles(WebAlone.HostFolder, "*.cs", SearchOption.AllDirectories)
            .Where(f => !f.Contains("/obj/", StringComparison.Ordinal) && !f.Contains("/node_modules/", StringComparison.Ordinal))
            .SelectMany(f => Literal().Matches(File.ReadAllText(f)).Select(m => m.Groups[1].Value)).Distinct();

        Assert.Equal([], read.Where(name => !KnownSettings.Names.Contains(name)));
    }

    [Fact]
    public void The_operators_manual_names_every_setting()
    {
        var manual = File.ReadAllText(Path.Combine(Root, "docs", "operators.md"));

        Assert.Equal([], KnownSettings.Names.Where(name => !manual.Contains($"`{name}`", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_mistyped_setting_is_named_and_a_right_one_is_not()
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Mail:Hots"] = "mail.union.example", ["mail:host"] = "mail.union.example", ["Postgres:Settings:work_mem"] = "64MB",
            ["Backup:Keep"] = "7", ["Logging:LogLevel:Default"] = "Warning",
        }).Build();

        Assert.Equal(["Mail:Hots"], KnownSettings.UnknownIn(settings));
    }

    [Fact]
    public async Task The_containers_are_well_formed_in_every_profile()
    {
        const string Program = "/usr/bin/docker-compose";
        Requires.Part("compose", File.Exists(Program), $"{Program} was not found; install docker-compose.");
        foreach (var profiles in (string[][])[["postgres"], ["sqlserver"], ["postgres", "mail"]])
        {
            using var compose = Process.Start(new ProcessStartInfo(Program, [.. profiles.SelectMany(p => new[] { "--profile", p }), "config", "--quiet"])
            {
                WorkingDirectory = Root, RedirectStandardError = true,
            })!;
            var said = await compose.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            await compose.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.True(compose.ExitCode == 0, said);
        }
    }

    [GeneratedRegex(@"^\s+([A-Z]\w*(?:__\w+)+|DataFolder):", RegexOptions.Multiline)]
    private static partial Regex Variable();

    [GeneratedRegex("\"((?:Backup|ConnectionStrings|Database|Installation|Mail|Postgres|Sealing):[A-Z]\\w*)\"")]
    private static partial Regex Literal();
}
