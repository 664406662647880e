using System.Collections.Immutable;
using Workflows.Definitions.Feel;
using Workflows.Definitions.Texts;

namespace Workflows.Definitions.Forms;

/// <summary>
/// The one check of everything that enters by a form: typed text becomes FEEL values, or sentences beside the fields.
/// A field that may not be edited keeps its value, and is refused when something else is sent for it; a field that a
/// condition hides has none. Nothing of what was typed is touched, so that it can be shown again.
/// </summary>
public static class FormValidator
{
    /// <param name="schema">The form.</param>
    /// <param name="rights">What this person may do with it at this node.</param>
    /// <param name="typed">What the page sent, by path (<c>family[0].name</c>). What is missing counts as left empty.</param>
    /// <param name="before">The values of the case so far; those the form does not know are only read by conditions.</param>
    /// <param name="world">The instant, the lists, and what may be opened.</param>
    public static FormResult Validate(FormSchema schema, FieldRights rights, IReadOnlyDictionary<string, RawAnswer> typed, FeelContext before, FormWorld world)
    {
        var placer = new FormPlacer(schema, rights, typed, before, world);
        var nodes = placer.Nodes();
        var settled = new FormSettler(nodes, before, world).Settle();
        var places = FormScope.Walk(nodes, settled.Values, before, world).ToImmutableArray();
        var faults = places.Select(place => FaultFinder.Find(place, schema, settled.HiddenPaths)).OfType<FieldFault>();
        return new(settled.Values, [.. faults, .. Strays(schema, typed, places, placer)], settled.HiddenPaths)
        {
            ByPath = places.Where(p => p.Node is AnswerNode).DistinctBy(p => p.Node.Path).ToImmutableDictionary(p => p.Node.Path, p => p.Value, StringComparer.Ordinal),
        };
    }

    /// <summary>The form while its values are shown and nothing is typed: what its conditions hide. Never a fault.</summary>
    public static FormResult Look(FormSchema schema, FeelContext values, FormWorld world) =>
        Validate(schema, FieldRights.ReadAll, ImmutableDictionary<string, RawAnswer>.Empty, values, world);

    /// <summary>Answers for what the form does not have.</summary>
    private static IEnumerable<FieldFault> Strays(FormSchema schema, IReadOnlyDictionary<string, RawAnswer> typed, ImmutableArray<PlacedNode> places, FormPlacer placer)
    {
        var known = places.Select(p => p.Node.Path).ToHashSet(StringComparer.Ordinal);
        var rows = places.Select(p => p.Node).OfType<RowsNode>().Select(r => r.Path).ToImmutableArray();
        return from sent in typed
               where !known.Contains(sent.Key) && placer.IsFilled(sent.Key, sent.Value) && !(rows.Any(r => FieldPath.RowOf(sent.Key, r) is not null) && schema.Find(sent.Key) is not null)
               orderby sent.Key
               select new FieldFault(sent.Key, Sentence.Of("forms.answer.unknown", ("key", sent.Key)));
    }
}
