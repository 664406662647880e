using System.Collections.Immutable;
using Workflows.Definitions.Feel;
using Workflows.Definitions.Forms;
using Workflows.Definitions.Model;
using Workflows.Host.Pages.Shared.Models;
using Workflows.Host.Web;

namespace Workflows.Host.Tasks.Parts;

/// <summary>
/// Why it may be granted: what the decision tables came to and the start form worked out; the numbers behind it and other sensitive parts of what was
/// filed, each behind a post that is journalled; and whether the reader is free to decide.
/// </summary>
public static class GroundsPart
{
    /// <param name="opened">What the reader has just opened, by its name in <see cref="Reveal"/>; empty on an ordinary look.</param>
    public static Grounds Of(TaskView task, Opened opened) => new()
    {
        Link = task.Case.StartForm is null ? null : new ActionLink(task.Reader.T("tasks.wholeForm"), "#filed"),
        Lines = [.. Decisions(task).Select(d => Found(task, d)), .. Figures(task), .. Groups(task, opened), Duties.Line(task)],
    };

    private static IEnumerable<BusinessRuleTask> Decisions(TaskView task) => task.Case.Process.Model.Nodes.Values.OfType<BusinessRuleTask>()
        .Where(d => task.State.Visits.ContainsKey(d.Id) && task.Case.Variables.Get(d.ResultVariable) is { IsNull: false });

    private static GroundsLine Found(TaskView task, BusinessRuleTask decision)
    {
        var result = DecisionWords.Result(task.Say, decision.ResultVariable, task.Case.Variables.Get(decision.ResultVariable)!);
        return new(task.Say.Stage(decision.Id), new(result, result));
    }

    /// <summary>What the start form works out in the open, such as a number of households and their total.</summary>
    private static IEnumerable<GroundsLine> Figures(TaskView task) =>
        from place in task.Case.StartForm is { } form ? FormValues.In(form, task.Case.Variables) : []
        where place is { Field: ComputedField, IsSensitive: false, Value.IsNull: false } && !place.Path.Contains('[', StringComparison.Ordinal)
        select new GroundsLine(place.Field.Label.In(task.Reader.Language), string.Concat(AnswerWords.Of(place.Field, place.Value, task.Forms).Select(task.Say.Spell)));

    /// <summary>One line for each group of the start form in which something is sealed; files stand among the documents.</summary>
    private static IEnumerable<GroundsLine> Groups(TaskView task, Opened opened) =>
        from part in task.Case.StartForm is { } form ? SealedParts.Of(form, task.Case.Variables) : []
        select opened.Of(part.Key) is { } words
            ? new GroundsLine(part.Label.In(task.Reader.Language), words)
            : Hidden(task, part.Label.In(task.Reader.Language), part.Key);

    private static GroundsLine Hidden(TaskView task, string name, string what) => new(name, task.Reader.T("hidden.words"))
    {
        Reveal = new ActionLink(task.Reader.T("hidden.reveal"), Reveal.Address(task.Task.Id, what)) { Icon = "eye", Hidden = ImmutableDictionary<string, string>.Empty },
    };
}

/// <summary>A group of a form that holds sealed answers other than files; opened as one.</summary>
public sealed record SealedPart(string Key, Definitions.Texts.Wording Label, ImmutableArray<PlacedValue> Places)
{
    public bool HasAny => !Places.IsEmpty;
}

public static class SealedParts
{
    public static IEnumerable<SealedPart> Of(FormSchema form, FeelContext values) => form.Fields.OfType<GroupField>()
        .Where(group => !group.Label.IsEmpty)
        .Select(group => new SealedPart($"group:{group.Id}", group.Label,
            [.. FormValues.In(new FormSchema(form.Id, [group]), values).Where(p => SealedValue.IsSealed(p.Value) && p.Field is not AttachmentField)]))
        .Where(part => part.HasAny);
}
