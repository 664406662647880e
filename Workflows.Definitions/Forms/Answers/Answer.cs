using Workflows.Definitions.Texts;

namespace Workflows.Definitions.Forms;

/// <summary>What was read from typed text: a value, or the sentence that says what is wrong with the text.</summary>
public readonly record struct Answer<T>
{
    private Answer(T value, Sentence? refusal) => (Value, Refusal) = (value, refusal);

    /// <summary>Has no meaning where there is a refusal.</summary>
    public T Value { get; }

    public Sentence? Refusal { get; }

    public static implicit operator Answer<T>(T value) => new(value, null);
    public static implicit operator Answer<T>(Sentence refusal) => new(default!, refusal);
}
