using System.Text.Json;
using System.Text.RegularExpressions;

namespace Workflows.Tests.HouseRules;

/// <summary>No text in code; every text in both languages.</summary>
public partial class TextTests
{
    private static readonly string[] Rooms = ["Workflows.Definitions", "Workflows.Engine", "Workflows.Stages", "Workflows.Data", "Workflows.Host"];

    [Fact]
    public void Every_key_stands_once_in_both_languages_and_English_fills_no_other_places()
    {
        var faults = new List<string>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var file in Rooms.SelectMany(r => Repository.Files(r, ".texts.json")))
        {
            using var texts = JsonDocument.Parse(Repository.Read(file));
            foreach (var entry in texts.RootElement.EnumerateObject())
            {
                if (!seen.Add(entry.Name))
                    faults.Add($"{entry.Name} stands twice, again in {file}");
                var (zh, en) = (Text(entry.Value, "zh"), Text(entry.Value, "en"));
                if (zh is "" || en is "")
                    faults.Add($"{entry.Name} in {file} lacks a language");
                else if (!Places(en).IsSubsetOf(Places(zh)))
                    faults.Add($"{entry.Name} in {file}: English fills a place that Chinese does not have");
            }
        }
        Assert.Empty(faults);
    }

    /// <summary>The page after an act says that it is done.</summary>
    [Fact]
    public void Every_act_of_a_task_has_words_for_offering_it_and_for_having_done_it()
    {
        var offered = Keys("Workflows.Stages/stages.texts.json", "act.");
        Assert.True(offered.Count >= 16);
        Assert.Empty(offered.Except(Keys("Workflows.Host/Tasks/tasks.texts.json", "tasks.done.")));

        static HashSet<string> Keys(string file, string begins)
        {
            using var texts = JsonDocument.Parse(Repository.Read(file));
            return [.. texts.RootElement.EnumerateObject().Select(e => e.Name).Where(k => k.StartsWith(begins, StringComparison.Ordinal)).Select(k => k[begins.Length..])];
        }
    }

    [Fact]
    public void No_Chinese_stands_in_code_strings()
    {
        string[] grammars = ["Texts/DayWords.cs", "CapitalAmount.cs", "Calendars/", "Forms/Answers/", "Definitions/Documents/", "Scenarios/"];
        var wrong =
            from room in Rooms
            from file in Repository.Files(room, ".cs")
            where !grammars.Any(g => file.Contains(g, StringComparison.Ordinal)) && !file.Contains("Migrations/", StringComparison.Ordinal)
            from line in Repository.Read(file).Split('\n').Select((text, i) => (text, number: i + 1))
            let code = line.text.Split("//")[0]
            where ChineseString().IsMatch(code)
            select $"{file}:{line.number}";
        Assert.Empty(wrong);
    }

    private static string Text(JsonElement entry, string language) =>
        entry.TryGetProperty(language, out var text) ? text.GetString() ?? "" : "";

    private static HashSet<string> Places(string text) => [.. Place().Matches(text).Select(m => m.Value)];

    [GeneratedRegex(@"\{[A-Za-z][A-Za-z0-9]*\}")]
    private static partial Regex Place();

    [GeneratedRegex("\"[^\"]*\\p{IsCJKUnifiedIdeographs}{2,}[^\"]*\"")]
    private static partial Regex ChineseString();
}
