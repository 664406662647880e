using System.Collections.Immutable;
using System.Globalization;
using Workflows.Definitions.Scenarios;
using Workflows.Definitions.Texts;
using Workflows.Host.Execution;
using Workflows.Host.Installation;
using Workflows.Host.Scenarios;
using Workflows.Host.Web;
using Workflows.Stages.Scenarios;

namespace Workflows.Host.Demonstration;

/// <summary>
/// Cases for the demonstration to begin with, at many stages: a scenario played once, moved by whole weeks so that it ends
/// shortly before today. A row that a holiday has put out of step is passed over.
/// </summary>
public static class DemonstrationCases
{
    /// <param name="now">The instant before which all has happened.</param>
    public static async Task PlayAsync(WebApplicationBuilder builder, string connectionString, InstallationInfo installation, DateTimeOffset now)
    {
        var scenario = Moved(Shipped(), TimeZoneInfo.ConvertTime(now, installation.Zone).DateTime);
        var clock = new MovableClock(new DateTimeOffset(scenario.Start, installation.Zone.GetUtcOffset(scenario.Start)));
        builder.Services.AddSingleton<TimeProvider>(clock);
        await using var app = UnionHost.Build(builder, connectionString, installation);
        await app.Services.GetRequiredService<Deployments>().ReleaseShippedAsync(CancellationToken.None);
        new ScenarioPlayer(scenario, new HostStage(app.Services, clock), app.Services.GetRequiredService<TextCatalog>()).Play();
    }

    /// <summary>The scenario as written.</summary>
    /// <exception cref="InvalidOperationException">The file does not read; a test holds that it does.</exception>
    public static Scenario Shipped()
    {
        using var stream = typeof(DemonstrationCases).Assembly.GetManifestResourceStream("Workflows.Host.Demonstration.cases.md")!;
        var reading = ScenarioReader.Read(new StreamReader(stream).ReadToEnd(), "cases.md");
        return reading.Scenario ?? throw new InvalidOperationException($"cases.md line {reading.Problems[0].Line}: {reading.Problems[0].Sentence.Key}");
    }

    private static Scenario Moved(Scenario scenario, DateTime until)
    {
        var weeks = (int)Math.Floor((until - scenario.Steps[^1].At).TotalDays / 7);
        DateTime By(DateTime at) => at.AddDays(7 * weeks);
        return scenario with
        {
            Start = By(scenario.Start),
            Steps = [.. scenario.Steps.Select(s => s with { At = By(s.At), Values = [.. s.Values.Select(Value)], Then = ImmutableArray<Expectation>.Empty })],
        };

        WrittenValue Value(WrittenValue value) =>
            DateTime.TryParseExact($"{scenario.Start.Year}年{value.Text}", DayForm, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
                ? value with { Text = By(day).ToString(DayForm, CultureInfo.InvariantCulture) } : value;
    }

    /// <summary>A day as rows write it, with its year.</summary>
    private const string DayForm = "yyyy年M月d日";
}
