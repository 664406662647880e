namespace Workflows.Tests.HouseRules;

/// <summary>The words CONTEXT.md says to avoid are avoided: Chinese ones in texts, those in backticks in code.</summary>
public class GlossaryTests
{
    private static readonly string[] Rooms =
        ["Workflows.Definitions", "Workflows.Engine", "Workflows.Stages", "Workflows.Data", "Workflows.Host"];

    [Fact]
    public void Texts_do_not_use_the_words_to_avoid()
    {
        var avoided = Avoided().Where(w => w.Any(c => c >= 0x4E00)).ToArray();
        Assert.NotEmpty(avoided);
        var wrong =
            from file in Rooms.SelectMany(r => Repository.Files(r, "texts.json"))
            from word in avoided
            where Repository.Read(file).Contains(word, StringComparison.Ordinal)
            select $"{word} in {file}";
        Assert.Empty(wrong);
    }

    [Fact]
    public void Code_does_not_use_the_names_to_avoid()
    {
        var avoided = Avoided().Where(w => w.StartsWith('`')).Select(w => w.Trim('`')).ToArray();
        Assert.NotEmpty(avoided);
        var wrong =
            from file in Rooms.SelectMany(r => Repository.Files(r, ".cs"))
            let code = Repository.Read(file)
            from word in avoided
            where code.Contains(word, StringComparison.Ordinal)
            select $"{word} in {file}";
        Assert.Empty(wrong);
    }

    private static IEnumerable<string> Avoided() =>
        from line in Repository.Read("CONTEXT.md").Split('\n')
        where line.StartsWith("| ", StringComparison.Ordinal)
        from word in line.Split('|')[4].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        select word;
}
