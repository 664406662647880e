using System.Collections.Immutable;
using Workflows.Definitions.Feel;
using Workflows.Definitions.Forms;

namespace Workflows.Host.Tasks.Parts;

/// <summary>What a reader has opened in this request, by its name in <see cref="Reveal"/>. Opening was journalled before it was read.</summary>
public sealed record Opened
{
    public static Opened Nothing { get; } = new();

    /// <summary>In words.</summary>
    public ImmutableDictionary<string, string> Words { get; init; } = ImmutableDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>The name of the file that came with it.</summary>
    public ImmutableDictionary<string, string> Files { get; init; } = ImmutableDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>Values by the path of their field.</summary>
    public ImmutableDictionary<string, FeelValue> Values { get; init; } = ImmutableDictionary.Create<string, FeelValue>(StringComparer.Ordinal);

    public string? Of(string what) => Words.GetValueOrDefault(what);

    /// <summary>The values of a form with those that were opened in clear.</summary>
    public FeelContext In(FormSchema form, FeelContext values) =>
        Values.IsEmpty ? values : values.MapSensitive(form, (path, value) => Values.GetValueOrDefault(path) ?? value);
}
