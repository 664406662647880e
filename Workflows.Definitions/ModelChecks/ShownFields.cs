using System.Text.RegularExpressions;
using Workflows.Definitions.Forms;
using Workflows.Definitions.Model;
using Workflows.Definitions.Packages;

namespace Workflows.Definitions.ModelChecks;

/// <summary>Which fields an expression or a text shows.</summary>
internal static partial class ShownFields
{
    /// <summary>Names an expression uses; what stands in quotation marks is text.</summary>
    public static IEnumerable<string> NamesIn(string expression) =>
        Name().Matches(Quoted().Replace(expression, " ")).Select(m => m.Value).Distinct(StringComparer.Ordinal);

    /// <summary>Names in the places of a package's text, in both languages.</summary>
    public static IEnumerable<string> NamesIn(PackageText text) =>
        PackageWords.PlacesOf(text.Chinese).Concat(PackageWords.PlacesOf(text.English)).SelectMany(p => p.Split('.')).Distinct(StringComparer.Ordinal);

    extension(ProcessPackage package)
    {
        /// <summary>Ways of sensitive fields that these names lead to, in any form: <c>households</c> alone leads to no account.</summary>
        public IEnumerable<string> SensitiveAmong(IEnumerable<string> names)
        {
            var used = names.ToHashSet(StringComparer.Ordinal);
            return package.Forms.Values.SelectMany(f => f.Answers)
                .Where(a => a.IsSensitive && a.Way.Split('.').All(used.Contains)).Select(a => a.Way).Distinct(StringComparer.Ordinal);
        }

        /// <summary>Names of fields that no form allows to be published.</summary>
        public HashSet<string> NotPublicNames() => package.Forms.Values.SelectMany(f => f.Answers)
            .GroupBy(a => a.Way.Split('.')[0], StringComparer.Ordinal).Where(g => !g.Any(a => a.Field.Public)).Select(g => g.Key).ToHashSet(StringComparer.Ordinal);

        /// <summary>Texts a stage names under these attributes, with the line.</summary>
        public IEnumerable<(Activity Node, int Line, string Key, PackageText Text)> TextsOf(params string[] attributes) =>
            from stage in package.Process.Stages()
            from element in stage.Stage.Everything()
            from attribute in attributes
            where element[attribute] is { } key && package.Texts.ContainsKey(key)
            select (stage.Node, element.Line, element[attribute]!, package.Texts[element[attribute]!]);
    }

    [GeneratedRegex("\"[^\"]*\"")]
    private static partial Regex Quoted();

    [GeneratedRegex("[A-Za-z][A-Za-z0-9]*")]
    private static partial Regex Name();
}
