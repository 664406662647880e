using System.Collections.Immutable;
using Workflows.Definitions.Feel;
using Workflows.Definitions.Forms;
using Workflows.Definitions.Model;
using Workflows.Definitions.Texts;
using Workflows.Engine.Commands;
using Workflows.Engine.Journal;
using Workflows.Engine.World;

namespace Workflows.Host.Pages.Cases.Reading;

/// <summary>The forms of a case in which something was answered: the one it was filed with, then those of its stages in order.</summary>
public static class CaseForms
{
    public static ImmutableArray<CaseForm> Of(CaseFile file) =>
    [
        .. from named in Names(file).DistinctBy(n => n.Form, StringComparer.Ordinal)
           let schema = file.Process.Package.Forms.GetValueOrDefault(named.Form)
           where schema is not null && FormValues.In(schema, file.Instance.Variables).Any()
           select new CaseForm(schema, named.Stage),
    ];

    /// <summary>The value at a path of one of the forms; null where none is there.</summary>
    public static PlacedValue? Find(CaseFile file, string path) => Of(file)
        .SelectMany(f => FormValues.In(f.Schema, file.Instance.Variables)).FirstOrDefault(p => p.Path == path);

    /// <summary>Names for the persons and units the answers speak of, so that they are not read as ids.</summary>
    public static FormWorld World(CaseFile file, DateTimeOffset now, TimeZoneInfo zone) =>
        World(Of(file).SelectMany(f => FormValues.In(f.Schema, file.Instance.Variables)), file.Directory, now, zone);

    /// <summary>The same for answers of any forms.</summary>
    public static FormWorld World(IEnumerable<PlacedValue> answers, IDirectory directory, DateTimeOffset now, TimeZoneInfo zone)
    {
        var listed = answers
            .Where(p => p is { Field: ListedField, Value: FeelString })
            .Select(p => (((ListedField)p.Field).Thing, Id: ((FeelString)p.Value).Value)).Distinct();
        return new(now, zone)
        {
            Lists = listed.GroupBy(l => l.Thing).ToImmutableDictionary(g => g.Key, g => g.Select(l => Named(directory, l.Thing, l.Id)).ToImmutableArray()),
        };
    }

    private static ChoiceOption Named(IDirectory directory, ListedThing thing, string id)
    {
        var name = thing == ListedThing.Person ? directory.NameOf(id) : directory.Unit(id)?.Name ?? id;
        return new(id, new Wording(name, name));
    }

    /// <summary>The start form, then each form that was handed in, under the stage that handed it in last.</summary>
    private static IEnumerable<(string Form, FlowNode? Stage)> Names(CaseFile file)
    {
        var memory = new RecordMemory();
        var handedIn = new List<(string Form, FlowNode? Stage)>();
        foreach (var entry in file.Rows.Select(r => r.Entry).OfType<JournalEntry>())
        {
            memory.Keep(entry);
            if (entry.Command is not AnswerTask { Act: not "return" } answer || !answer.Values.Names.Any() || memory.Task(answer.TaskId) is not { Form.Length: > 0 } task) continue;
            handedIn.RemoveAll(h => h.Form == task.Form);
            handedIn.Add((task.Form, file.Process.Model.Node(task.NodeId)));
        }
        return handedIn.Prepend((file.Process.Model.Case.StartForm, null));
    }
}

/// <param name="Stage">The stage that asks it; null for the form the case was filed with.</param>
public sealed record CaseForm(FormSchema Schema, FlowNode? Stage);
