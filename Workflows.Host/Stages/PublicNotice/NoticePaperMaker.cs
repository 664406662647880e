using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Workflows.Definitions.Feel;
using Workflows.Definitions.Forms;
using Workflows.Definitions.Packages;
using Workflows.Definitions.Texts;
using Workflows.Engine;
using Workflows.Engine.State;
using Workflows.Engine.World;
using Workflows.Stages.PublicNotice;

namespace Workflows.Host.Stages.PublicNotice;

/// <summary>
/// Writes the paper of a notice from the package's text and the case. A place <c>{field}</c> gets the value of a field marked
/// public, <c>{field:masked}</c> its masked form, which then stands in the lines too; <c>{case.unitName}</c> the unit of the case; any other
/// place says that it is not public (G-43).
/// </summary>
public sealed partial class NoticePaperMaker(TextCatalog texts)
{
    /// <summary>Said in the place of a value that is not public.</summary>
    private const string Kept = "notices.kept";

    /// <param name="unitId">The unit that publishes.</param>
    public NoticePaper Make(ExecutableProcess process, ProcessInstance instance, PublicNoticeSettings settings, string unitId, IDirectory directory)
    {
        var (heading, body) = (TextOf(process.Package, settings.Heading, process.Model.Name, process.Model.EnglishName), TextOf(process.Package, settings.Body, "", ""));
        var entries = Entries(process.Package, process.Model.Case.StartForm, instance.Variables);
        var masked = Place().Matches(heading.Chinese + body.Chinese).Where(m => m.Groups["masked"].Success)
            .Select(m => m.Groups["name"].Value).ToHashSet(StringComparer.Ordinal);
        var values = entries.ToDictionary(e => e.Path, e => masked.Contains(e.Path)
            ? Same(Masking.Mask(e.Field, Named(e, directory)))
            : Spelled(e, directory), StringComparer.Ordinal);
        values["case.unitName"] = Same(directory.Unit(instance.UnitId)?.Name ?? "");
        var issuer = Same(directory.Unit(unitId)?.Name ?? "");
        return new(
            issuer,
            Fill(heading, values),
            [.. Paragraphs(Fill(body, values))],
            [.. entries.Select(e => new PaperLine(e.Field.Label, values[e.Path]))]);
    }

    /// <summary>The public values of the case: those of the form it began with first, then those of later forms.</summary>
    private static ImmutableArray<PublicEntry> Entries(ProcessPackage package, string startForm, FeelContext values) =>
    [
        .. package.Forms.OrderByDescending(f => f.Key == startForm)
            .SelectMany(f => PublicNoticeView.Of(f.Value, values)).DistinctBy(e => e.Path, StringComparer.Ordinal),
    ];

    private Wording Spelled(PublicEntry entry, IDirectory directory) =>
        entry.Field is ListedField ? Same(Named(entry, directory) is FeelString name ? name.Value : "") : new(In(entry, Language.Chinese), In(entry, Language.English));

    private string In(PublicEntry entry, Language language) =>
        string.Join(language == Language.Chinese ? "、" : ", ", AnswerWords.Of(entry.Field, entry.Value).Select(v => texts.Spell(v, language)));

    /// <summary>The name behind the id of a unit or a person; every other value as it is.</summary>
    private static FeelValue Named(PublicEntry entry, IDirectory directory) => (entry.Field, entry.Value) switch
    {
        (ListedField { Thing: ListedThing.Unit }, FeelString id) => FeelValue.Of(directory.Unit(id.Value)?.Name ?? ""),
        (ListedField { Thing: ListedThing.Person }, FeelString id) => FeelValue.Of(directory.Person(id.Value)?.Name ?? ""),
        _ => entry.Value,
    };

    private Wording Fill(Wording text, Dictionary<string, Wording> values)
    {
        return new(In(Language.Chinese), In(Language.English));

        string In(Language language) => Place().Replace(text.In(language), place =>
            values.TryGetValue(place.Groups["name"].Value, out var value) ? value.In(language) : texts.Say(Kept, language));
    }

    private static IEnumerable<Wording> Paragraphs(Wording body)
    {
        var (chinese, english) = (Split(body.Chinese), Split(body.English));
        return Enumerable.Range(0, Math.Max(chinese.Length, english.Length))
            .Select(i => new Wording(chinese.ElementAtOrDefault(i) ?? "", english.ElementAtOrDefault(i) ?? ""));
    }

    private static string[] Split(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static Wording TextOf(ProcessPackage package, string key, string chinese, string english) =>
        package.Texts.TryGetValue(key, out var text) ? new(text.Chinese, text.English) : new(chinese, english is "" ? chinese : english);

    private static Wording Same(string text) => new(text, text);

    [GeneratedRegex(@"\{(?<name>[A-Za-z_][A-Za-z0-9_.\[\]]*)(?::(?<masked>masked))?\}")]
    private static partial Regex Place();
}
