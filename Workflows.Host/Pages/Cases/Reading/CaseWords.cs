using System.Collections.Immutable;
using Workflows.Definitions;
using Workflows.Definitions.Model;
using Workflows.Definitions.Texts;
using Workflows.Engine.Commands;
using Workflows.Engine.World;
using Workflows.Host.Organization;
using Workflows.Host.Web;

namespace Workflows.Host.Pages.Cases.Reading;

/// <summary>The words of a case in the reader's language: its stages, acts, outcomes, people and posts.</summary>
public sealed class CaseWords(Reader reader, TextCatalog texts)
{
    public string Process(ProcessModel model) => Chosen(model.Name, model.EnglishName);

    public string Stage(FlowNode node) => Chosen(node.Name, node.EnglishName) is { Length: > 0 } name ? name : node.Id;

    /// <summary>The title as lists show it, with the amount the case is about.</summary>
    public string Titled(string title, long? fen) => fen is { } amount ? $"{title} {texts.Spell(new Money(amount), reader.Language)}" : title;

    public string Chosen(string chinese, string english) =>
        reader.Language == Language.English && english.Length > 0 ? english : chinese;

    /// <summary>「同意」 for <c>approve</c>; an act nobody gave a word stands as it is.</summary>
    public string Act(string act) => Known("act." + act, act);

    /// <summary>「已同意」 for <c>approved</c>; the package's own word first.</summary>
    public string Outcome(CaseFile file, string outcome) =>
        file.Process.Package.Texts.TryGetValue("outcome." + outcome, out var own)
            ? Chosen(own.Chinese, own.English)
            : Known("outcome." + outcome, outcome);

    public string Person(IDirectory directory, string id) => id switch
    {
        "system" => reader.T("case.actor.system"),
        "public" => reader.T("case.actor.public"),
        _ => directory.NameOf(id),
    };

    public string People(IDirectory directory, IEnumerable<string> ids) =>
        string.Join(reader.T("words.list.separator"), ids.Distinct(StringComparer.Ordinal).Select(id => Person(directory, id)));

    /// <summary>「示例街道总工会常务副主席」 for <c>street.viceChair@unit</c>; empty for none.</summary>
    public string Post(IDirectory directory, string postAtUnit) => PostWords.Of(postAtUnit, directory, texts).In(reader.Language);

    /// <summary>Who acted: the name, on whose behalf, as what, and through which program.</summary>
    public string Actor(IDirectory directory, Actor actor) =>
        actor.Through is { } token ? reader.T("case.actor.through", ("actor", Person(directory, actor with { Through = null })), ("token", token)) : Person(directory, actor);

    private string Person(IDirectory directory, Actor actor)
    {
        var name = Person(directory, actor.PersonId);
        var post = actor.AsPost.Length > 0 ? Post(directory, actor.AsPost) : "";
        return (actor.OnBehalfOf.Length > 0, post.Length > 0) switch
        {
            (true, true) => reader.T("case.actor.forAs", ("name", name), ("for", Person(directory, actor.OnBehalfOf)), ("post", post)),
            (true, false) => reader.T("case.actor.for", ("name", name), ("for", Person(directory, actor.OnBehalfOf))),
            (false, true) => reader.T("case.actor.as", ("name", name), ("post", post)),
            _ => name,
        };
    }

    public string Known(string key, string otherwise) => texts.Has(key) ? reader.T(key) : otherwise;
}
