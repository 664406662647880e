using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Workflows.Data;
using Workflows.Definitions.Feel;
using Workflows.Definitions.Forms;
using Workflows.Definitions.Texts;
using Workflows.Engine;
using Workflows.Engine.Commands;
using Workflows.Engine.Journal;
using Workflows.Host.Audit;
using Workflows.Host.Execution;
using Workflows.Host.Forms;
using Workflows.Host.Identity;
using Workflows.Host.Tasks;
using Workflows.Host.Tasks.Files;
using Workflows.Host.Web;
using Workflows.Host.World;

namespace Workflows.Host.Guests;

/// <summary>
/// A guest answers in two steps: what they typed is looked at and a fresh code sent; with the code it is signed and handed in. Nothing
/// typed is lost on the way, and the engine is asked both times.
/// </summary>
public sealed class GuestAnswers(
    WorkflowsContext data, GuestCases cases, GuestSignatures signatures, SentCodes codes, CodePost post, FileShelf shelf, FormSealing sealing,
    CommandRunner runner, Worlds worlds, JournalJson json, JournalNotes notes, TextCatalog texts, Reader reader, TimeProvider clock)
{
    private const int FewestOfReason = 5;

    /// <summary>The form of a task as it is opened.</summary>
    public Task<FormModel?> FormAsync(GuestSight.Open open, GuestTask task, string token, FormPost? typed, ImmutableArray<FieldFault>? faults, CancellationToken cancellation) =>
        task.Schema is not { } schema ? Task.FromResult<FormModel?>(null) : worlds.AskAsync(clock.GetUtcNow(), open.Instance, world =>
        {
            var (variables, names) = (open.Instance.Variables, cases.World(open, [schema], world.Directory));
            var form = typed is null
                ? FormModel.Opened(schema, task.Rights, variables, names, texts, reader.Language)
                : FormModel.SentBack(schema, task.Rights, typed, FormValidator.Validate(schema, task.Rights, typed.Typed, variables, names) is var result && faults is { } found ? result with { Faults = found } : result, names, texts, reader.Language);
            return (FormModel?)(form with { Id = "fields", RefreshUrl = GuestRoutes.Case(token) + "?handler=Refresh", FileUrl = file => GuestRoutes.File(token, file.Hash) });
        }, cancellation);

    /// <summary>What was typed into the form of the task; null where it has none.</summary>
    public async Task<FormPost?> TypedAsync(GuestSight.Open open, GuestTask task, IFormCollection form, CancellationToken cancellation)
    {
        if (task.Schema is not { } schema) return null;
        shelf.Guest = open.Guest.Id;
        foreach (var file in FormValues.In(schema, open.Instance.Variables).Where(p => task.Rights.At(p.Path) != FieldRight.Hidden).SelectMany(p => FileReader.Files(p.Value)))
            shelf.OfCase.Add(file.Hash);
        return await FormBinder.ReadAsync(form, schema, task.Rights, shelf, cancellation);
    }

    /// <summary>Whether the same was handed in before: a second press is no second answer.</summary>
    public Task<bool> IsRepeatAsync(GuestSight.Open open, string command, CancellationToken cancellation) =>
        data.Journal.AnyAsync(r => r.InstanceId == open.Instance.Id && r.CommandId == command && r.ActorId == open.Guest.Id, cancellation);

    public async Task<GuestAnswered> AnswerAsync(GuestSight.Open open, GuestTask task, GuestPost sent, FormPost? typed, CancellationToken cancellation)
    {
        if (typed is { IsHandedIn: false }) return new();
        var values = FeelContext.Empty;
        if (typed is not null)
        {
            var result = await worlds.AskAsync(clock.GetUtcNow(), open.Instance, world => FormValidator.Validate(
                task.Schema!, task.Rights, typed.Typed, open.Instance.Variables, cases.World(open, [task.Schema!], world.Directory) with { Reveal = seal => world.Reveal(seal.Id) }), cancellation);
            if (!result.Faults.IsEmpty) return new() { Fields = result.Faults };
            values = result.Values;
        }
        var command = new AnswerTask
        {
            Id = sent.Command, InstanceId = open.Instance.Id, Actor = new(open.Guest.Id), At = clock.GetUtcNow(), TaskId = task.Id, Visit = sent.Visit, Act = GuestTask.Act,
            Values = values, Seen = sent.Seen, Words = sent.Words,
        };
        return await SignAsync(open, command, $"sign {task.Id}", sent, async stop => task.Schema is { } schema
            ? command with { Values = await sealing.SealAsync(schema, values, open.Instance.Variables, CaseSubject.Of(open.Instance), stop) }
            : command, (sealedOne, evidence) => sealedOne with { Evidence = evidence }, cancellation);
    }

    public Task<GuestAnswered> OpinionAsync(GuestSight.Open open, GuestPost sent, CancellationToken cancellation)
    {
        if (sent.Words.Length < FewestOfReason) return Task.FromResult(GuestAnswered.Wrong(Sentence.Of("links.reasonFirst", ("count", FewestOfReason))));
        var command = new GiveGuestOpinion { Id = sent.Command, InstanceId = open.Instance.Id, Actor = new(open.Guest.Id), At = clock.GetUtcNow(), GuestId = open.Guest.Id, Words = sent.Words, Evidence = "" };
        return SignAsync(open, command, "sign opinion", sent, _ => Task.FromResult(command), (same, evidence) => same with { Evidence = evidence }, cancellation);
    }

    /// <param name="about">What the code is for; one for one thing opens no other.</param>
    /// <param name="seal">The command as it is kept: nothing sensitive in clear.</param>
    /// <param name="name">The command with the hash of its evidence.</param>
    private async Task<GuestAnswered> SignAsync<T>(
        GuestSight.Open open, T command, string about, GuestPost sent, Func<CancellationToken, Task<T>> seal, Func<T, string, T> name, CancellationToken cancellation) where T : Command
    {
        var refused = await worlds.AskAsync(command.At, open.Instance, world => (ProcessEngine.Step(open.Loaded.Process!, open.Instance, command, world) as Rejected)?.Rejection.Sentence, cancellation);
        if (refused is not null) return GuestAnswered.Wrong(refused);
        about = AboutOf(open, about);
        if (sent.Code.Length == 0 || sent.IsResend)
        {
            var fault = !sent.IsResend && await codes.WaitsAsync(about, cancellation) ? null
                : await post.SendAsync(about, open.Person.Name, open.Person.Mobile, open.Person.Email, open.Language, "guests.code.sign", cancellation);
            return fault is null ? new() { AwaitsCode = true } : GuestAnswered.Wrong(fault) with { AwaitsCode = sent.IsResend };
        }
        var use = await codes.UseAsync(about, sent.Code, cancellation);
        if (use.Result != CodeResult.Right)
        {
            notes.Note("guestCodeWrong", open.Guest.Id, open.Instance.Id, [("case", open.Instance.Id), ("step", "sign")]);
            return GuestAnswered.Wrong(Sentence.Of(use.Result == CodeResult.Wrong ? "codes.wrong" : "codes.over")) with { AwaitsCode = use.Result == CodeResult.Wrong };
        }
        var kept = await seal(cancellation);
        var signature = await signatures.MakeAsync(open, json.Write(kept), use.SentAt!.Value, command.At, cancellation);
        var outcome = await runner.RunAsync(name(kept, signature.Hash), signatures.Kept(open, signature), cancellation);
        if (outcome is not Outcome.Accepted { Repeated: false }) await sealing.UndoAsync(cancellation);
        return outcome is Outcome.Rejected rejected ? GuestAnswered.Wrong(rejected.Rejection.Sentence) : new() { IsDone = true };
    }

    private static string AboutOf(GuestSight.Open open, string what) => $"guest {open.Guest.Id} {GuestSignatures.HashOf(what)[..16]}";
}

/// <summary>What the page of a guest sent, beside the form.</summary>
public sealed record GuestPost(string Command, int Visit, string Seen, string Words, string Code, bool IsResend)
{
    public static GuestPost Of(IFormCollection form)
    {
        var plain = TaskPost.Of(form);
        return new(plain.Command, plain.Visit, plain.Seen, plain.Comment, form["code"].ToString().Trim(), form.ContainsKey("resend"));
    }
}

/// <summary>How far an answer came.</summary>
public sealed record GuestAnswered
{
    public bool IsDone { get; init; }

    /// <summary>A code was sent and is to be typed.</summary>
    public bool AwaitsCode { get; init; }
    public ImmutableArray<Sentence> Faults { get; init; } = [];
    public ImmutableArray<FieldFault>? Fields { get; init; }

    public static GuestAnswered Wrong(Sentence why) => new() { Faults = [why] };
}
