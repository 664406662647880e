using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Workflows.Data;
using Workflows.Data.Notices;
using Workflows.Definitions.Feel;
using Workflows.Definitions.Forms;
using Workflows.Host.Evidence;
using Workflows.Host.Pages.Audit;
using Workflows.Host.Sealing;
using Workflows.Host.Stages.PublicNotice;
using Workflows.Host.Tasks.Parts;
using Workflows.Stages.PublicNotice;

namespace Workflows.Host.Tasks;

/// <summary>Opens what is sealed for the reader of a task: written into the system journal first, shown once, kept nowhere.</summary>
public sealed class Unsealing(WorkflowsContext data, Sealer sealer, EvidenceStore evidence, TaskDesk desk, AuditTrail trail)
{
    /// <summary>Null where nothing of the case is sealed under that name.</summary>
    public async Task<Opened?> OpenAsync(FoundTask found, string what, CancellationToken cancellation)
    {
        var places = Places(found, what);
        if (what.StartsWith("objection:", StringComparison.Ordinal)) return await ObjectionAsync(found, what, cancellation);
        if (places.IsEmpty) return null;
        await JournalAsync(found, what, cancellation);
        var values = places.ToImmutableDictionary(p => p.Path, p => sealer.Reveal(data, SealedValue.From(p.Value)!.Id) ?? FeelValue.Null, StringComparer.Ordinal);
        var words = await desk.AskAsync(found, task => string.Join(task.Reader.T("tasks.rule.separator"), places.Select(p => Said(task, p with { Value = values[p.Path] }))), cancellation);
        return new() { Values = values, Words = Opened.Nothing.Words.Add(what, words) };
    }

    private static ImmutableArray<PlacedValue> Places(FoundTask found, string what)
    {
        var package = found.Process.Package;
        var groups = package.Forms.GetValueOrDefault(found.Process.Model.Case.StartForm) is { } start ? SealedParts.Of(start, found.Instance.Variables) : [];
        return groups.FirstOrDefault(g => g.Key == what)?.Places
            ?? [.. package.Forms.Values.SelectMany(f => FormValues.In(f, found.Instance.Variables)).Where(p => p.Path == what && SealedValue.IsSealed(p.Value)).Take(1)];
    }

    private static string Said(TaskView task, PlacedValue place)
    {
        var words = AnswerWords.Of(place.Field, place.Value, task.Forms).Select(task.Say.Spell);
        return $"{place.Field.Label.In(task.Reader.Language)} {string.Join(task.Reader.T("words.list.separator"), words)}";
    }

    /// <summary>The file that came with an objection still to be answered; null where there is none.</summary>
    public async Task<EvidenceFile?> OpenFileAsync(FoundTask found, string objection, CancellationToken cancellation)
    {
        if (await FindAsync(found, objection, cancellation) is null) return null;
        var row = await data.Evidence.AsNoTracking().FirstOrDefaultAsync(e => e.SubjectId == Objections.SubjectOf(objection), cancellation);
        if (row is null) return null;
        await trail.WriteAsync("fileOpened", ("case", found.Instance.Id), ("task", found.Task.Id), ("file", row.Hash), cancellation);
        return await evidence.OpenAsync(data, row, cancellation);
    }

    private async Task<ObjectionRow?> FindAsync(FoundTask found, string objection, CancellationToken cancellation) =>
        found.Instance.ActiveAt(found.Task.NodeId)?.Stage is NoticeState notice && notice.Objections.Contains(objection)
            ? await data.Objections.AsNoTracking().SingleOrDefaultAsync(o => o.Id == objection, cancellation) : null;

    private async Task<Opened?> ObjectionAsync(FoundTask found, string what, CancellationToken cancellation)
    {
        if (await FindAsync(found, what["objection:".Length..], cancellation) is not { } row) return null;
        await JournalAsync(found, what, cancellation);
        var words = sealer.Reveal(data, row.WordsId) as FeelContext;
        var contact = row.ContactId is null ? null : sealer.Reveal(data, row.ContactId) as FeelContext;
        return new()
        {
            Files = Text(words?.Get("file") as FeelContext, "name") is { Length: > 0 } file ? Opened.Nothing.Files.Add(what, file) : Opened.Nothing.Files,
            Words = Opened.Nothing.Words.Add(what, await desk.AskAsync(found, task => contact is null
                ? task.Reader.T("tasks.objections.unsigned", ("words", Text(words, "words")))
                : task.Reader.T("tasks.objections.signed", ("words", Text(words, "words")), ("name", Text(contact, "name")), ("contact", Text(contact, "contact"))), cancellation)),
        };
    }

    private Task JournalAsync(FoundTask found, string what, CancellationToken cancellation) =>
        trail.WriteAsync("unsealed", ("case", found.Instance.Id), ("task", found.Task.Id), ("what", what), cancellation);

    private static string Text(FeelContext? context, string name) => (context?.Get(name) as FeelString)?.Value ?? "";
}
