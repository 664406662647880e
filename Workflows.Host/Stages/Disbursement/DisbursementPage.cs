using System.Collections.Immutable;
using Workflows.Definitions;
using Workflows.Definitions.Feel;
using Workflows.Definitions.Texts;
using Workflows.Host.Pages.Shared.Models;
using Workflows.Host.Tasks;
using Workflows.Host.Tasks.Parts;
using Workflows.Stages.Disbursement;

namespace Workflows.Host.Stages.Disbursement;

/// <summary>The cashier's page: the list for the bank and the receipts; and the correction of accounts the bank refused.</summary>
public sealed class DisbursementPage : IStagePage
{
    public string Kind => "disbursement";

    public StageView View(TaskView task)
    {
        var settings = task.Settings<IDisbursement>().Settings;
        var payees = PayeeLines.Of(task, settings);
        return task.Task.Acts.Contains("correct") ? Correct(task, settings, payees) : Book(task, settings, payees);
    }

    /// <summary>The receipts typed payee by payee; the engine says what does not fit.</summary>
    public StageAnswer Read(TaskView task, string act, IFormCollection form)
    {
        if (act != "book" || !AsksEach(task.Settings<IDisbursement>().Settings, task)) return StageAnswer.None;
        var receipts = PayeeLines.Of(task, task.Settings<IDisbursement>().Settings)
            .Where(p => p.Status is PayeeStatus.Open)
            .Select(p => ReceiptInputs.Read(form, p.Number)).OfType<FeelContext>();
        return new(FeelContext.Of(("receipts", FeelValue.Of(receipts))), []);
    }

    private static StageView Book(TaskView task, DisbursementSettings settings, ImmutableArray<PayeeLine> payees)
    {
        var sum = new Money(payees.Where(p => p.Status is PayeeStatus.Open).Sum(p => p.Amount?.Fen ?? 0));
        var list = new BankListCard(task.Task.Id, payees, AsksEach(settings, task));
        return new()
        {
            Ask = new()
            {
                Kicker = task.Reader.T("tasks.ask.kicker"),
                Question = new(task.Reader.T("tasks.ask.pay", ("count", payees.Count(p => p.Status is PayeeStatus.Open)), ("amount", task.Words.Money(sum))), task.Words.Money(sum)),
                Amount = sum,
            },
            Cards = [("/Stages/Disbursement/_BankList.cshtml", list)],
            Inputs = list.AsksEach ? ("/Stages/Disbursement/_Receipts.cshtml", list with { Typed = task.Typed }) : null,
            Form = task.Case.Package.Forms.GetValueOrDefault(settings.Form),
            Rights = FormRights.Of(task),
            FormActs = ["book"],
            Choices = [Choices.Work(task, "book")],
            CommentHint = task.Reader.T("tasks.comment.optional"),
        };
    }

    private static StageView Correct(TaskView task, DisbursementSettings settings, ImmutableArray<PayeeLine> payees) => new()
    {
        Ask = new()
        {
            Kicker = task.Reader.T("tasks.ask.kicker"),
            Question = task.Reader.T("tasks.ask.correct", ("title", task.State.Title)),
        },
        Cards = [("/Stages/Disbursement/_Refused.cshtml", new BankListCard(task.Task.Id, [.. payees.Where(p => p.Status is PayeeStatus.Refused)], false))],
        Form = task.Case.Package.Forms.GetValueOrDefault(settings.CorrectionForm),
        Rights = FormRights.Read(settings.CorrectionRights),
        FormActs = ["correct"],
        Choices = [Choices.Work(task, "correct")],
        CommentHint = task.Reader.T("tasks.comment.optional"),
    };

    /// <summary>The receipts are typed for each payee where the stage does not read them from its form.</summary>
    private static bool AsksEach(DisbursementSettings settings, TaskView task) =>
        settings.Receipts is "" && task.Case.Package.Forms.GetValueOrDefault(settings.Form)?.Find("receipts") is null;
}

/// <summary>The payees of a payment on a card, and whether the receipt of each is asked for here.</summary>
public sealed record BankListCard(string TaskId, ImmutableArray<PayeeLine> Payees, bool AsksEach)
{
    /// <summary>What stands in the inputs.</summary>
    public ImmutableDictionary<string, string> Typed { get; init; } = ImmutableDictionary<string, string>.Empty;

    public Money Sum => new(Payees.Where(p => p.Status is PayeeStatus.Open).Sum(p => p.Amount?.Fen ?? 0));
}
