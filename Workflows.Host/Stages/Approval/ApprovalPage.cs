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
        if (!task.Task.Acts.Contains("approve")) return Opinion(task);
        var form = task.Case.Package.Forms.GetValueOrDefault(settings.Form);
        var suggested = Suggested(task, form);
        var approve = Choices.Asked(task, "approve", "tasks.button.approve", suggested, form is not null);
        var next = Trial.Of(task, "approve", suggested).Next;
        var money = DecidesMoney(form, next) ? MoneyPart.Of(task, ledgers.Of(task, next?.Ledger ?? "")) : null;
        return new()
        {
            Decides = true,
            Ask = Ask(task, settings, next),
            Cards = money is null ? [] : [("_MoneyFacts", money)],
            Form = form,
            FormActs = ["approve"],
            Suggested = suggested,
            Choices = [.. Acts(task, settings, approve)],
        };
    }

    /// <summary>Somebody is only asked for an opinion: by whoever added them or delegated it.</summary>
    private static StageView Opinion(TaskView task) => new()
    {
        Decides = true,
        Ask = new()
        {
            Kicker = task.Standing is null ? task.Reader.T("tasks.ask.others") : task.Reader.T("tasks.ask.opinion.kicker"),
            Question = new(task.Reader.T(task.Task.Acts.Contains("handBack") ? "tasks.ask.delegated" : "tasks.ask.opinion", ("title", task.State.Title), ("stage", task.Say.Stage(task.Task.NodeId))), null),
        },
        Choices = [.. task.Task.Acts.Select(act => Choices.Asked(task, act, $"tasks.button.{act}", null, dependsOnForm: false) with { NeedsReason = act is not "agree" })],
        CommentHint = task.Reader.T(task.Task.Acts.Contains("handBack") ? "tasks.comment.handBack" : "tasks.comment.opinion"),
    };

    private static IEnumerable<ActChoice> Acts(TaskView task, ApprovalSettings settings, ActChoice approve)
    {
        yield return approve with { Key = "A" };
        yield return Choices.Asked(task, "reject", RejectButton(settings), null, dependsOnForm: false) with { Key = "D", NeedsReason = true, Destructive = true };
        if (task.Task.Acts.Contains("abstain")) yield return Choices.Asked(task, "abstain", "tasks.button.abstain", null, dependsOnForm: false);
        if (task.Task.Acts.Contains("return")) yield return Choices.Return(task);
    }

    private static string RejectButton(ApprovalSettings settings) =>
        settings.OnRejection is OnRejection.End or OnRejection.Continue ? "tasks.button.reject" : "tasks.button.rejectBack";

    private static Ask Ask(TaskView task, ApprovalSettings settings, NextSteps? next)
    {
        var question = task.Say.Text(settings.Question) ?? task.Reader.T("tasks.ask.approval", ("title", task.State.Title), ("stage", task.Say.Stage(task.Task.NodeId)));
        var amount = task.State.AmountFen is { } fen ? new Money(fen) : (Money?)null;
        return new()
        {
            Kicker = task.Standing is null ? task.Reader.T("tasks.ask.others") : null,
            Question = new(question, amount is { } strong ? Strong(question, strong, task.Words) : null),
            Amount = amount,
            Finality = string.Concat(CountWords.Of(task), task.Standing is null ? null : Finality(task, next)) is { Length: > 0 } said ? said : null,
        };
    }

    /// <summary>The amount as it stands in the question, with its unit where the question says it.</summary>
    private static string Strong(string question, Money amount, Words words) =>
        question.Contains(words.Money(amount), StringComparison.Ordinal) ? words.Money(amount) : amount.ToString();

    /// <summary>An opinion on the way is not about money, though the case is.</summary>
    private static bool DecidesMoney(FormSchema? form, NextSteps? next) =>
        next?.Reserved > Money.Zero || form?.Answers.Any(a => a.Field is MoneyField) == true;

    /// <summary>Whether it is decided with this: money is set aside or the case ends. Asked of the engine, so it holds for the amount at hand.</summary>
    private static string? Finality(TaskView task, NextSteps? next) => next switch
    {
        null or { Stuck: true } => null,
        { Ended: not null } or { Reserved.Fen: > 0 } => task.Reader.T("tasks.ask.final"),
        { Tasks: [var first, ..] } => task.Reader.T("tasks.ask.notFinal", ("stage", task.Say.Stage(first.NodeId))),
        _ => null,
    };

    /// <summary>Where the form asks for an amount that nobody has set yet, the amount asked for stands there to begin with.</summary>
    private static FeelContext Suggested(TaskView task, FormSchema? form) =>
        form is null || task.State.AmountFen is not { } fen ? FeelContext.Empty : form.Answers
            .Where(a => a.Field is MoneyField { Required: true } && task.Case.Variables.Get(a.Field.Key) is null or FeelNull)
            .Take(1).Aggregate(FeelContext.Empty, (values, a) => values.With(a.Field.Key, FeelValue.Of(new Money(fen))));
}
