using System.Collections.Immutable;
using Workflows.Definitions.Texts;

namespace Workflows.Definitions.Scenarios;

/// <summary>
/// Reads <c>scenarios/&lt;name&gt;.md</c> into a scenario, or into what is wrong with its rows. Prose between the tables is for
/// people.
/// </summary>
public static class ScenarioReader
{
    public static ScenarioReading Read(string text, string file)
    {
        var faults = new ScenarioFaults(file);
        var markdown = MarkdownFile.Read(text);
        var start = StartOf(markdown, faults);
        var world = new WorldReader(faults);
        var scenario = new Scenario
        {
            Title = markdown.Title,
            File = file,
            Start = start,
            RulePack = markdown.Items.FirstOrDefault(i => i.Name == ScenarioWords.Setting.Pack).Value ?? "cn",
            Units = [.. Tables(markdown, ScenarioWords.Section.Units).SelectMany(t => t.Rows).Select(world.Unit)],
            Persons = [.. Tables(markdown, ScenarioWords.Section.People).SelectMany(t => t.Rows).Select(world.Person)],
            Ledgers = [.. Tables(markdown, ScenarioWords.Section.Ledgers).SelectMany(t => t.Rows).Select(world.Ledger).OfType<ScenarioLedger>()],
            Sets = Named(markdown, ScenarioWords.Section.Set, t => WorldReader.Set(t)),
            Lists = Named(markdown, ScenarioWords.Section.List, t => WorldReader.List(t)),
        };
        var steps = new StepReader(faults, scenario);
        scenario = scenario with { Steps = [.. Tables(markdown, ScenarioWords.Section.Course).SelectMany(t => t.Rows).Select(steps.Read).OfType<ScenarioStep>()] };
        ScenarioChecks.Check(scenario, faults);
        return new(faults.Any ? null : scenario, faults.All);
    }

    private static DateTime StartOf(MarkdownFile markdown, ScenarioFaults faults)
    {
        var (line, _, value) = markdown.Items.FirstOrDefault(i => i.Name == ScenarioWords.Setting.Start);
        if (ScenarioTime.Read(value ?? "", null) is { } start)
            return start;
        faults.Add(line, "scenarios.noStart");
        return new DateTime(2000, 1, 1, 0, 0, 0, DateTimeKind.Unspecified);
    }

    /// <summary>Tables whose heading begins with the word of a section, or stands below such a heading.</summary>
    private static IEnumerable<MarkdownTable> Tables(MarkdownFile markdown, string section) =>
        markdown.Tables.Where(t => t.Heading == section || t.Heading.StartsWith(section + " ", StringComparison.Ordinal) || t.Heading.StartsWith(section + "：", StringComparison.Ordinal));

    private static ImmutableSortedDictionary<string, T> Named<T>(MarkdownFile markdown, string section, Func<MarkdownTable, T> read) =>
        markdown.Tables.Where(t => t.Heading.StartsWith(section + "「", StringComparison.Ordinal))
            .Select(t => (Name: t.Heading[(section.Length + 1)..].TrimEnd('」'), Value: read(t))).DistinctBy(t => t.Name)
            .ToImmutableSortedDictionary(t => t.Name, t => t.Value, StringComparer.Ordinal);
}

/// <summary>A scenario, or null and what is wrong with it.</summary>
public sealed record ScenarioReading(Scenario? Scenario, ImmutableArray<Problem> Problems);

/// <summary>The problems of one scenario while it is read.</summary>
internal sealed class ScenarioFaults(string file)
{
    private readonly List<Problem> _problems = [];

    public bool Any => _problems.Count > 0;
    public ImmutableArray<Problem> All => [.. _problems.OrderBy(p => p.Line)];

    public void Add(int line, string key, params (string Name, object? Value)[] values) =>
        _problems.Add(new Problem(file, "", line, Sentence.Of(key, values)));
}
