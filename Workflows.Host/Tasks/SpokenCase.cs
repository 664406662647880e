using Workflows.Definitions.Feel;
using Workflows.Definitions.Forms;
using Workflows.Definitions.Packages;
using Workflows.Definitions.Texts;
using Workflows.Engine.World;
using Workflows.Host.Organization;
using Workflows.Host.Web;

namespace Workflows.Host.Tasks;

/// <summary>What is said of one case, in the reader's language: its stages, its fields, its values, its package's texts.</summary>
public sealed class SpokenCase(CaseView view, Reader reader, TextCatalog texts)
{
    public string Process => Chosen(view.Process.Model.Name, view.Process.Model.EnglishName);

    /// <summary>The name of a stage; its id where the diagram gives none.</summary>
    public string Stage(string nodeId) => view.Process.Model.Nodes.GetValueOrDefault(nodeId) is { Name.Length: > 0 } node
        ? Chosen(node.Name, node.EnglishName)
        : nodeId;

    /// <summary>How an outcome is said: by the package, else by the product, else as it is stored.</summary>
    public string Outcome(string outcome) =>
        view.Package.Texts.TryGetValue($"outcome.{outcome}", out var own) ? Chosen(own.Chinese, own.English)
        : texts.Has($"outcome.{outcome}") ? reader.T($"outcome.{outcome}")
        : outcome;

    public string Label(string variable) =>
        view.Asked(variable) is { } asked && asked.Field.Label.In(reader.Language) is { Length: > 0 } label ? label : variable;

    /// <summary>A value of the case in words: labels of choices, amounts with their unit; hidden where it is sealed, empty where there is none.</summary>
    public string Value(string variable, FeelValue? value) => view.Asked(variable) switch
    {
        { Field: RepeatingField } => value is FeelList list ? reader.T("tasks.rows", ("count", list.Items.Length)) : "",
        { Field: var field } => string.Join(reader.T("words.list.separator"), AnswerWords.Of(field, value).Select(Spell)),
        null => value is null or FeelNull ? "" : SealedValue.IsSealed(value) ? reader.T("forms.value.sealed") : value.Text,
    };

    /// <summary>A text of the package with its places filled from the case; null where the package has no such text.</summary>
    public string? Text(string key) => view.Package.Texts.TryGetValue(key, out var text) ? text.Filled(Place).In(reader.Language) : null;

    public string Names(IEnumerable<string> persons) => string.Join(reader.T("words.list.separator"), persons.Select(view.Directory.NameOf).Distinct());

    /// <summary>「示例街道总工会常务副主席」 of <c>street.chair@unit</c>; empty for none.</summary>
    public string Post(string postAtUnit) => PostWords.Of(postAtUnit, view.Directory, texts).In(reader.Language);

    public string Spell(object? value) => texts.Spell(value, reader.Language);

    private string Chosen(string chinese, string english) => new Wording(chinese, english).In(reader.Language);

    /// <summary>Choices stand in texts under their labels, not as they are stored.</summary>
    private FeelValue? Place(string name) => view.Reading.Find(name) switch
    {
        FeelString or FeelList when view.Asked(name) is { Field: ChoiceField or MultiChoiceField or ListedField } => FeelValue.Of(Value(name, view.Reading.Find(name))),
        { } value when SealedValue.IsSealed(value) => FeelValue.Of(reader.T("forms.value.sealed")),
        var value => value,
    };
}
