using Workflows.Definitions.Texts;
using Workflows.Engine.World;

namespace Workflows.Host.Organization;

/// <summary>A post at a unit as people say it: 「示例街道总工会常务副主席」.</summary>
public static class PostWords
{
    /// <param name="key"><c>post:street.viceChair@s1</c>, or <c>street.viceChair@s1</c>; anything else is empty.</param>
    public static Wording Of(string key, IDirectory directory, TextCatalog texts)
    {
        var at = key.LastIndexOf('@');
        if (at < 0) return Wording.Empty;
        var post = key[..at].StartsWith("post:", StringComparison.Ordinal) ? key["post:".Length..at] : key[..at];
        var unit = directory.Unit(key[(at + 1)..])?.Name ?? "";
        return Of(post, unit, unit, texts);
    }

    public static Wording Of(string post, string unit, string englishUnit, TextCatalog texts)
    {
        var text = $"post.{post}";
        return texts.Has(text)
            ? new(Joined(unit, texts.Raw(text, Language.Chinese)), $"{texts.Raw(text, Language.English)}, {englishUnit}")
            : new($"{unit} {post}", $"{post}, {englishUnit}");
    }

    /// <summary>A word that ends the unit's name and begins the post's is said once: 「…公司工会」 and 「工会主席」 make 「…公司工会主席」.</summary>
    private static string Joined(string unit, string post)
    {
        for (var shared = Math.Min(unit.Length, post.Length); shared >= 2; shared--)
            if (unit.EndsWith(post[..shared], StringComparison.Ordinal)) return unit + post[shared..];
        return unit + post;
    }
}
