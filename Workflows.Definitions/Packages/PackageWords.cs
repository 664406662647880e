using System.Text.RegularExpressions;
using Workflows.Definitions.Feel;
using Workflows.Definitions.Texts;

namespace Workflows.Definitions.Packages;

/// <summary>
/// A text of a package with its places filled from a case: <c>{applicantName}</c>, <c>{eligibility.category}</c>, and
/// <c>{amount:money}</c> for yuan with two decimals. A place without a value stays visible.
/// </summary>
public static partial class PackageWords
{
    extension(PackageText text)
    {
        public Wording Filled(Func<string, FeelValue?> values) => new(Fill(text.Chinese, values), Fill(text.English, values));
    }

    /// <summary>Names of the places of a text: what it asks of a case.</summary>
    public static IEnumerable<string> PlacesOf(string text) =>
        Place().Matches(text).Select(m => m.Groups["name"].Value).Distinct(StringComparer.Ordinal);

    private static string Fill(string text, Func<string, FeelValue?> values) => Place().Replace(text, match =>
        Value(match.Groups["name"].Value, values) is not { IsNull: false } value || value is FeelContext or FeelList ? match.Value
        : match.Groups["money"].Success && value is FeelNumber { } number && number.AsDecimal() is { } yuan && yuan * 100 == decimal.Truncate(yuan * 100)
            ? Money.Yuan(yuan).ToString()
        : value.Text);

    private static FeelValue? Value(string path, Func<string, FeelValue?> values)
    {
        var names = path.Split('.');
        return names.Skip(1).Aggregate(values(names[0]), (value, name) => (value as FeelContext)?.Get(name));
    }

    [GeneratedRegex(@"\{(?<name>[A-Za-z][A-Za-z0-9]*(\.[A-Za-z][A-Za-z0-9]*)*)(?<money>:money)?\}", RegexOptions.ExplicitCapture)]
    private static partial Regex Place();
}
