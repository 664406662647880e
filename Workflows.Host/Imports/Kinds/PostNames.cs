using System.Collections.Immutable;
using Workflows.Definitions.Texts;

namespace Workflows.Host.Imports.Kinds;

/// <summary>The posts there are, by their words. A post such as <c>street.chair</c> belongs to units of that level; one without a point to any.</summary>
public sealed class PostNames(TextCatalog texts)
{
    private const string Prefix = "post.";

    private readonly ImmutableArray<(string Post, Wording Words)> _all =
        [.. texts.Keys.Where(k => k.StartsWith(Prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(k => (k[Prefix.Length..], texts.Wording(k)))];

    /// <summary>Posts that may be held at a unit of a level.</summary>
    public IEnumerable<(string Post, Wording Words)> At(string level) => _all.Where(p => !p.Post.Contains('.', StringComparison.Ordinal) || p.Post.StartsWith(level + ".", StringComparison.Ordinal));

    /// <summary>The post a text names at a level; null where there is none of that name.</summary>
    public string? Find(string named, string level) => At(level).FirstOrDefault(p => new[] { p.Post, p.Words.Chinese, p.Words.English, p.Post[(p.Post.IndexOf('.', StringComparison.Ordinal) + 1)..] }
        .Any(name => Plain(name) == Plain(named) || Headings.Plain(name) == Headings.Plain(named))).Post;

    /// <summary>Brackets count here: two posts may differ in what stands within.</summary>
    private static string Plain(string name) => Definitions.Forms.TypedText.Narrow(name).ToLowerInvariant();
}
