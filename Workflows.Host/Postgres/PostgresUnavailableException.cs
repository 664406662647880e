using Workflows.Definitions.Texts;

namespace Workflows.Host.Postgres;

/// <summary>
/// The host has no database and cannot start. The sentence tells the administrator what is wrong and what to do;
/// <see cref="Exception.Message"/> says it in both languages, for logs.
/// </summary>
public sealed class PostgresUnavailableException(Sentence sentence) : Exception(Say(sentence))
{
    public Sentence Sentence { get; } = sentence;

    internal static PostgresUnavailableException Because(string key, params (string Name, object? Value)[] values) =>
        new(Sentence.Of(key, values));

    private static string Say(Sentence sentence)
    {
        var texts = new TextCatalog(typeof(PostgresUnavailableException).Assembly);
        return $"{texts.Say(sentence, Language.Chinese)}\n{texts.Say(sentence, Language.English)}";
    }
}
