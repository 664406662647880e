using Microsoft.EntityFrameworkCore;
using Workflows.Data;
using Workflows.Data.Notices;
using Workflows.Engine.Commands;
using Workflows.Engine.Journal;
using Workflows.Host.Execution;
using Workflows.Stages.PublicNotice;

namespace Workflows.Host.Stages.PublicNotice;

/// <summary>
/// Keeps the row of a notice in step with its stage. The paper is written anew while the notice is a draft and frozen with
/// the step that publishes it.
/// </summary>
public sealed class NoticeWriter(NoticePaperMaker papers, JournalJson json) : EffectWriter<NoticeChanged>
{
    protected override async Task WriteAsync(SavedStep step, NoticeChanged effect, CancellationToken cancellation)
    {
        var row = await FindAsync(step, effect, cancellation) ?? Begin(step, effect);
        if (row.FromDay is null)
            Freeze(row, step, effect);
        row.Phase = NoticePhases.Stored(effect.Phase);
        row.UntilDay = effect.Until?.Day;
        row.Deadline = effect.Until is { } until ? json.Write(until) : null;
        row.ChangedAt = step.Command.At;
    }

    private static async Task<NoticeRow?> FindAsync(SavedStep step, NoticeChanged effect, CancellationToken cancellation) =>
        step.Context.Notices.Local.FirstOrDefault(n => n.InstanceId == step.After.Id && n.NodeId == effect.NodeId && n.Visit == effect.Visit)
        ?? await step.Context.Notices.SingleOrDefaultAsync(
            n => n.InstanceId == step.After.Id && n.NodeId == effect.NodeId && n.Visit == effect.Visit, cancellation);

    private static NoticeRow Begin(SavedStep step, NoticeChanged effect) => step.Context.Add(new NoticeRow
    {
        Slug = NoticeCodes.NewSlug(),
        InstanceId = step.After.Id,
        NodeId = effect.NodeId,
        Visit = effect.Visit,
        UnitId = step.After.UnitId,
        Phase = "",
        Heading = "",
        Body = "",
        Hash = "",
        PublicValues = "",
    }).Entity;

    private void Freeze(NoticeRow row, SavedStep step, NoticeChanged effect)
    {
        if (step.Process.Stages[effect.NodeId] is not IPublicNotice stage) return;
        row.UnitId = PublisherOf(step) ?? step.After.UnitId;
        var paper = papers.Make(step.Process, step.After, stage.Settings, row.UnitId, step.World.Directory);
        row.FromDay = effect.Phase == NoticePhase.Open ? effect.Until?.From : null;
        row.Heading = paper.Heading.Chinese;
        row.Body = string.Join('\n', paper.Paragraphs.Select(p => p.Chinese));
        row.PublicValues = paper.ToJson();
        row.Hash = paper.Hash;
    }

    /// <summary>The unit of the post as which it is published: <c>union.chair@unit</c>.</summary>
    private static string? PublisherOf(SavedStep step) =>
        step.Command is AnswerTask { Actor.AsPost: { Length: > 0 } post } && post.LastIndexOf('@') is >= 0 and var at
        && step.World.Directory.Unit(post[(at + 1)..]) is { } unit ? unit.Id : null;
}
