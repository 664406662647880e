using System.Text.RegularExpressions;

namespace Workflows.Tests.HouseRules;

/// <summary>Manuals show what is there: their pictures are made by the walks, their links within lead somewhere.</summary>
public sealed partial class ManualTests
{
    private const int MostBytes = 320_000;

    private static IEnumerable<string> Manuals => [.. Repository.Files("docs", ".md").Where(f => f.Count(c => c == '/') == 1), "README.md"];

    [Fact]
    public void Every_picture_is_made_by_a_walk_and_shown()
    {
        var made = Repository.Read("tests/Workflows.Browser.Tests/Walk/pictures.txt").Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.Split(' ')[2]).Order(StringComparer.Ordinal);
        var shown = Manuals.SelectMany(f => Picture().Matches(Repository.Read(f)).Select(m => m.Groups["name"].Value)).Distinct().Order(StringComparer.Ordinal);
        var there = Repository.Files("docs/pictures", ".png").Select(f => Path.GetFileNameWithoutExtension(f)).Order(StringComparer.Ordinal);
        Assert.Equal(made, shown);
        Assert.Equal(made, there);
        Assert.All(Repository.Files("docs/pictures", ".png"), f => Assert.InRange(new FileInfo(Path.Combine(Repository.Root, f)).Length, 1, MostBytes));
    }

    [Fact]
    public void A_link_within_a_manual_leads_to_one_of_its_headings()
    {
        foreach (var manual in Manuals)
        {
            var text = Repository.Read(manual);
            var headings = Heading().Matches(text).Select(m => Anchor(m.Groups["words"].Value)).ToHashSet(StringComparer.Ordinal);
            Assert.All(Within().Matches(text), link => Assert.Contains(link.Groups["to"].Value, headings));
        }
    }

    /// <summary>As GitHub makes it: small letters, without punctuation, dashes for blanks.</summary>
    private static string Anchor(string heading) => NoWord().Replace(heading.Trim().ToLowerInvariant(), "").Replace(' ', '-');

    [GeneratedRegex(@"!\[[^\]]*\]\((docs/)?pictures/(?<name>[\w-]+)\.png\)")]
    private static partial Regex Picture();

    [GeneratedRegex("^#{1,4} (?<words>.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"\]\(#(?<to>[^)]+)\)")]
    private static partial Regex Within();

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex NoWord();
}
