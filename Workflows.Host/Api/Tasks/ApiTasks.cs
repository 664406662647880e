using System.Collections.Immutable;
using Workflows.Host.Stages.Disbursement;
using Workflows.Host.Tasks;
using Workflows.Host.Tasks.Parts;

namespace Workflows.Host.Api;

/// <summary>Makes a task as a program reads it: what is asked, which acts there are and why not, the form, and by what an answer to it is recognised.</summary>
public sealed class ApiTasks(TaskPages pages, TaskOvers overs)
{
    public ApiTask Open(TaskView task)
    {
        var page = pages.Of(task, new TaskPageState(TaskPost.From(null)));
        var stage = page.Stage;
        return Common(task) with
        {
            IsOpen = true,
            MayAnswer = page.Acts is not null,
            Note = page.WhyNot?.Words ?? "",
            Seen = task.Hidden("")[TaskFields.Seen],
            Question = stage.Ask.Question.Words,
            Acts = [.. (page.Acts?.Choices ?? []).Select(c => new ApiAct(c.Value, c.Words, c.Consequence, c.Blocked, c.NeedsReason, stage.FormActs.Contains(c.Value)))],
            ReturnTo = [.. Targets.Of(task).Select(t => new ApiNamed(t.Value, t.Words))],
            Form = page.Form is { } form ? ApiForm.Of(form) : null,
            Payees = [.. stage.Cards.Select(c => c.Model).OfType<BankListCard>().SelectMany(c => c.Payees)
                .Select(p => new ApiPayee(p.Number, p.Name, p.Amount is { } amount ? ApiValues.Amount(amount) : null, p.Status))],
        };
    }

    public ApiTask Gone(TaskView task, FoundTask found) => Common(task) with { Note = overs.Became(task, found) };

    private static ApiTask Common(TaskView task) => new()
    {
        Id = task.Task.Id,
        Visit = task.Task.Visit,
        Case = new(task.State.Id, task.State.Number, task.State.Title),
        Process = task.Case.Package.Name,
        Node = task.Task.NodeId,
        Stage = task.Say.Stage(task.Task.NodeId),
        Kind = task.Stage.Kind,
        OpenedAt = task.Task.OpenedAt,
        Due = task.Task.Due?.Day,
        Paused = task.Task.Paused,
    };
}

/// <summary>A task. An answer repeats <c>visit</c> and <c>seen</c>: by them it is known whether what was read is still so.</summary>
public sealed record ApiTask
{
    public required string Id { get; init; }
    public required int Visit { get; init; }
    public string Seen { get; init; } = "";
    public bool IsOpen { get; init; }

    /// <summary>Whether the caller may answer it now.</summary>
    public bool MayAnswer { get; init; }

    /// <summary>Why the caller may not, or what became of it; empty for nothing to say.</summary>
    public string Note { get; init; } = "";
    public required ApiTaskCase Case { get; init; }
    public required string Process { get; init; }
    public required string Node { get; init; }
    public required string Stage { get; init; }
    public required string Kind { get; init; }
    public required DateTimeOffset OpenedAt { get; init; }
    public required DateOnly? Due { get; init; }
    public required bool Paused { get; init; }
    public string Question { get; init; } = "";
    public ImmutableArray<ApiAct> Acts { get; init; } = [];

    /// <summary>Stages the act <c>return</c> may go back to.</summary>
    public ImmutableArray<ApiNamed> ReturnTo { get; init; } = [];

    /// <summary>What is to be filled in; null where only a word is asked.</summary>
    public ApiForm? Form { get; init; }

    /// <summary>Whom a payment is for.</summary>
    public ImmutableArray<ApiPayee> Payees { get; init; } = [];
}

/// <param name="Consequence">What happens then.</param>
/// <param name="Blocked">Why it cannot be done now; null where it can.</param>
/// <param name="NeedsForm">Whether the form has to be filled in for it.</param>
public sealed record ApiAct(string Act, string Words, string Consequence, string? Blocked, bool NeedsReason, bool NeedsForm);

/// <param name="Number">From 1, as receipts name it.</param>
public sealed record ApiPayee(int Number, string Name, string? Amount, Workflows.Stages.Disbursement.PayeeStatus Status);
