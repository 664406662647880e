namespace Workflows.Definitions.RulePacks;

/// <summary>How a source is shown (rule table, confidence): articles we are not sure of are left out.</summary>
internal static class RuleSource
{
    private static readonly char[] Separators = [';', '；'];

    public static string Shown(string source, Confidence confidence) =>
        confidence == Confidence.Verified
            ? source
            : string.Join("；", source.Split(Separators, StringSplitOptions.TrimEntries).Select(WithoutArticle));

    /// <summary>「集体合同规定第32条」 becomes 「集体合同规定」.</summary>
    private static string WithoutArticle(string law)
    {
        for (var at = law.IndexOf('第'); at > 0 && at + 1 < law.Length; at = law.IndexOf('第', at + 1))
            if (char.IsAsciiDigit(law[at + 1]))
                return law[..at].TrimEnd();
        return law;
    }
}
