using System.Collections.Immutable;
using Workflows.Definitions.Model;
using Workflows.Definitions.Packages;
using Workflows.Definitions.Texts;

namespace Workflows.Definitions.Documents;

/// <summary>
/// Whether a template fits the package it is used in: every name is known there, what is sensitive stands alone (and is then
/// masked), and a template of public notices asks only for the notice (G-43).
/// </summary>
public static class DocumentChecks
{
    /// <summary>Names every template may use besides those of its package; what they hold is said in the administrators' manual.</summary>
    private static readonly string[] Known = ["case", "outcome", "document", "notice", "sheet", "item", "rowNumber"];

    /// <param name="file">The template's path, for the problems.</param>
    /// <param name="isPublic">Whether everybody may read what is made from it.</param>
    public static IEnumerable<Problem> Find(ProcessPackage package, string file, DocumentTemplate template, bool isPublic)
    {
        var known = NamesOf(package);
        var entries = template.Fields.Where(f => f.Kind == FieldKind.Each).SelectMany(f => f.Expression.Variables).ToHashSet(StringComparer.Ordinal);
        var ownLists = entries.Overlaps(Known);
        foreach (var field in template.Fields)
        {
            var unknown = field.Expression.Variables.FirstOrDefault(v => !known.Contains(v) && !(ownLists && Entries.Contains(v)));
            if (unknown is not null)
                yield return Fault(file, field, "documents.nameUnknown", unknown);
            else if (Sensitive(package, field) is { } secret)
                yield return Fault(file, field, "documents.sensitive", secret);
            else if (isPublic && NotPublic(field) is { } hidden)
                yield return Fault(file, field, "documents.notPublic", hidden);
        }
    }

    /// <summary>Entries of the lists that come with <c>notice</c> and <c>sheet</c>.</summary>
    private static readonly ImmutableHashSet<string> Entries = ["label", "value", "name", "stage", "words", "signed", "first", "second", "third"];

    /// <summary>Names of fields at any depth – entries of lists are at hand by their own name – and of all that the process names.</summary>
    private static HashSet<string> NamesOf(ProcessPackage package)
    {
        var names = package.Forms.Values.SelectMany(f => f.Answers).SelectMany(a => a.Way.Split('.')).ToHashSet(StringComparer.Ordinal);
        names.UnionWith(Known);
        names.UnionWith(package.Process.Case.Parameters.Keys);
        names.UnionWith(package.Process.Case.Ledgers.Keys);
        names.UnionWith(package.Process.Nodes.Values.OfType<BusinessRuleTask>().Select(t => t.ResultVariable));
        names.UnionWith(package.Process.Nodes.Values.OfType<ScriptTask>().Select(t => t.ResultVariable));
        return names;
    }

    /// <summary>A sensitive field within a calculation, where it could not be masked.</summary>
    private static string? Sensitive(ProcessPackage package, TemplateField field) => field.Way is not null ? null
        : field.Expression.Variables.FirstOrDefault(v => package.Forms.Values.SelectMany(f => f.Answers).Any(a => a.IsSensitive && a.Way == v));

    /// <summary>A notice is frozen with its words: its sheet knows those and nothing of the case.</summary>
    private static string? NotPublic(TemplateField field) =>
        field.Expression.Variables.FirstOrDefault(v => v is not ("notice" or "item" or "rowNumber") && !Entries.Contains(v));

    private static Problem Fault(string file, TemplateField field, string key, string name) => new(file, field.Written, 0,
        Sentence.Of("documents.at", ("place", field.Place), ("field", field.Written), ("fault", Sentence.Of(key, ("name", name)))));
}
