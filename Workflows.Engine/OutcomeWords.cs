using Workflows.Definitions.Packages;
using Workflows.Definitions.Texts;

namespace Workflows.Engine;

/// <summary>
/// How an outcome is said: by the package's text <c>outcome.name</c>, else by the product's of the same key. A model check
/// holds that one of them is there.
/// </summary>
public static class OutcomeWords
{
    /// <summary>A <see cref="Wording"/> or a <see cref="Sentence"/>, for a place of another sentence.</summary>
    public static object Of(ProcessPackage package, string outcome) => package.Texts.TryGetValue($"outcome.{outcome}", out var text)
        ? new Wording(text.Chinese, text.English)
        : Sentence.Of($"outcome.{outcome}");
}
