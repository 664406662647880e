namespace Workflows.Definitions.Texts;

/// <summary>
/// Words that an administrator wrote, in both languages: the label of a field, the name of a stage.
/// Where the English was left out the Chinese stands in for it, and <see cref="IsComplete"/> is false.
/// </summary>
public sealed record Wording(string Chinese, string English)
{
    public static Wording Empty { get; } = new("", "");

    public bool IsEmpty => Chinese.Length == 0 && English.Length == 0;

    public bool IsComplete => Chinese.Length > 0 && English.Length > 0;

    public string In(Language language) => (language, Chinese, English) switch
    {
        (Language.English, _, { Length: > 0 }) => English,
        (Language.Chinese, { Length: > 0 }, _) => Chinese,
        _ => Chinese.Length > 0 ? Chinese : English,
    };
}
