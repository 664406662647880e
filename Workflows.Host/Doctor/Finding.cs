using Workflows.Definitions.Texts;

namespace Workflows.Host.Doctor;

/// <summary>How much a finding matters.</summary>
public enum Gravity
{
    /// <summary>As it should be.</summary>
    Good,
    /// <summary>Works, but somebody should look at it.</summary>
    Advice,
    /// <summary>Something does not work or will be lost.</summary>
    Wrong,
}

/// <summary>One thing that was looked at: how it is, and where it is not well what to do.</summary>
public sealed record Finding(Gravity Gravity, Sentence Words, Sentence? Remedy)
{
    public static Finding Good(string key, params (string Name, object? Value)[] values) => new(Gravity.Good, Sentence.Of(key, values), null);

    /// <summary>The remedy is the text <c>key.do</c>, with the same values.</summary>
    public static Finding Advice(string key, params (string Name, object? Value)[] values) => Of(Gravity.Advice, key, values);

    /// <inheritdoc cref="Advice"/>
    public static Finding Wrong(string key, params (string Name, object? Value)[] values) => Of(Gravity.Wrong, key, values);

    private static Finding Of(Gravity gravity, string key, (string Name, object? Value)[] values) =>
        new(gravity, Sentence.Of(key, values), Sentence.Of(key + ".do", values));
}

/// <summary>Looks at one side of the installation. Changes nothing.</summary>
public interface IExamination
{
    IAsyncEnumerable<Finding> ExamineAsync(CancellationToken cancellation);
}
