using Workflows.Data;
using Workflows.Definitions.Feel;
using Workflows.Definitions.Forms;
using Workflows.Engine;
using Workflows.Engine.State;
using Workflows.Engine.World;

namespace Workflows.Host.Execution;

/// <summary>What a case is found by: number, title, unit, the persons whose matter it is or who filed it, and what was written in words that nothing seals.</summary>
internal static class CaseTerms
{
    /// <summary>Of a text only the beginning is found: a case is found by what it is about, not by every word of it.</summary>
    private const int MostOfText = 200;

    public static int[] Of(ExecutableProcess process, ProcessInstance instance, IDirectory directory) => SearchTerms.Of(
    [
        instance.Number, instance.Title, directory.Unit(instance.UnitId)?.Name ?? "", directory.NameOf(instance.StarterId),
        .. instance.Parties.Select(directory.NameOf), .. Texts(process).Select(name => Text(instance, name).Cut(MostOfText)),
    ]);

    /// <summary>False where a step left everything a case is found by as it was.</summary>
    public static bool Differ(ExecutableProcess process, ProcessInstance before, ProcessInstance after) =>
        before.Title != after.Title || before.Number != after.Number || !before.Parties.SequenceEqual(after.Parties)
        || !ReferenceEquals(before.Variables, after.Variables) && Texts(process).Any(name => Text(before, name) != Text(after, name));

    private static IEnumerable<string> Texts(ExecutableProcess process) => process.Package.Forms.Values.SelectMany(f => f.Answers)
        .Where(a => a is { IsSensitive: false, Field: TextField or TextArea } && !a.Way.Contains('.', StringComparison.Ordinal)).Select(a => a.Way).Distinct(StringComparer.Ordinal);

    private static string Text(ProcessInstance instance, string name) => (instance.Variables.Get(name) as FeelString)?.Value ?? "";
}
