using System.Collections.Immutable;
using Workflows.Definitions;
using Workflows.Definitions.Feel;
using Workflows.Definitions.Forms;
using Workflows.Host.Pages.Shared.Models;
using Workflows.Host.Tasks;
using Workflows.Host.Tasks.Parts;
using Workflows.Host.Web;
using Workflows.Stages.Approval;

namespace Workflows.Host.Stages.Approval;

/// <summary>The page of a decision: the question first, then money and authority, then the acts with what each leads to.</summary>
public sealed class ApprovalPage(LedgerLook ledgers) : IStagePage
{
    public string Kind => "approval";

    public StageView View(TaskView task)
    {
        var settings = task.Settings<IApproval>().Settings;
        var form = task.Case.Package.Forms.GetValueOrDefault(settings.Form);
        var suggested = Suggested(task, form);
        var approve = Choices.Asked(task, "approve", "tasks.button.approve", suggested, form is not null);
        var money = MoneyPart.Of(task, ledgers.Of(task));
        return new()
        {
            Decides = true,
            Ask = Ask(task, settings, suggested),
            Cards = money is null ? [] : [("_MoneyFacts", money)],
            Form = form,
            FormActs = ["approve"],
            Suggested = suggested,
            Choices = [.. Acts(task, settings, approve)],
        };
    }

    private static IEnumerable<ActChoice> Acts(TaskView task, ApprovalSettings settings, ActChoice approve)
    {
        yield return approve with { Key = "A" };
        yield return Choices.Asked(task, "reject", RejectButton(settings), null, dependsOnForm: false) with { Key = "D", NeedsReason = true, Destructive = true };
        if (task.Task.Acts.Contains("return")) yield return Choices.Return(task);
    }

    private static string RejectButton(ApprovalSettings settings) =>
        settings.OnRejection is OnRejection.End or OnRejection.Continue ? "tasks.button.reject" : "tasks.button.rejectBack";

    private static Ask Ask(TaskView task, ApprovalSettings settings, FeelContext suggested)
    {
        var question = task.Say.Text(settings.Question) ?? task.Reader.T("tasks.ask.approval", ("title", task.State.Title), ("stage", task.Say.Stage(task.Task.NodeId)));
        var amount = task.State.AmountFen is { } fen ? new Money(fen) : (Money?)null;
        return new()
        {
            Question = new(question, amount is { } strong ? Strong(question, strong, task.Words) : null),
            Amount = amount,
            Finality = Finality(task, suggested),
        };
    }

    /// <summary>The amount as it stands in the question, with its unit where the question says it.</summary>
    private static string Strong(string question, Money amount, Words words) =>
        question.Contains(words.Money(amount), StringComparison.Ordinal) ? words.Money(amount) : amount.ToString();

    /// <summary>Whether others decide after this one; asked of the engine, so it holds for the amount at hand.</summary>
    private static string? Finality(TaskView task, FeelContext suggested) => Trial.Of(task, "approve", suggested).Next switch
    {
        null or { Stuck: true } => null,
        { Tasks: var tasks } when tasks.FirstOrDefault(t => task.Case.Process.Stages.GetValueOrDefault(t.NodeId) is IApproval) is { } further =>
            task.Reader.T("tasks.ask.notFinal", ("stage", task.Say.Stage(further.NodeId))),
        _ => task.Reader.T("tasks.ask.final"),
    };

    /// <summary>Where the form asks for an amount that nobody has set yet, the amount asked for stands there to begin with.</summary>
    private static FeelContext Suggested(TaskView task, FormSchema? form) =>
        form is null || task.State.AmountFen is not { } fen ? FeelContext.Empty : form.Answers
            .Where(a => a.Field is MoneyField { Required: true } && task.Case.Variables.Get(a.Field.Key) is null or FeelNull)
            .Take(1).Aggregate(FeelContext.Empty, (values, a) => values.With(a.Field.Key, FeelValue.Of(new Money(fen))));
}
