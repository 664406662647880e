using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Workflows.Data;
using Workflows.Definitions.Texts;
using Workflows.Engine;
using Workflows.Engine.Commands;
using Workflows.Engine.Facts;
using Workflows.Engine.Journal;
using Workflows.Engine.State;
using Workflows.Host.Execution;
using Workflows.Host.Web;
using Workflows.Host.World;

namespace Workflows.Host.Tasks;

/// <summary>Finds a task and what became of it, and lets a page ask the world of this moment about its case.</summary>
public sealed class TaskDesk(
    WorkflowsContext data, InstanceStore instances, Worlds worlds, FormWorlds forms, JournalJson json, Reader reader, Words words, TextCatalog texts, TimeProvider clock)
{
    /// <summary>Null where there never was such a task.</summary>
    public async Task<FoundTask?> FindAsync(string taskId, CancellationToken cancellation)
    {
        var instanceId = await data.Tasks.Where(t => t.Id == taskId).Select(t => t.InstanceId).SingleOrDefaultAsync(cancellation) ?? taskId.Split('.')[0];
        if (await instances.FindAsync(instanceId, cancellation) is not { Instance: { } instance, Process: { } process }) return null;
        if (instance.Task(taskId) is { } open) return new(instance, process, open);
        var entries = await EntriesAsync(instanceId, cancellation);
        return entries.SelectMany(e => e.Facts).OfType<TaskOpened>().LastOrDefault(f => f.Task.Id == taskId) is { } opened
            ? new(instance, process, opened.Task) { IsGone = true, Entries = entries }
            : null;
    }

    /// <summary>Asks within the world of this moment; nothing may be asked of the view after it.</summary>
    public Task<T> AskAsync<T>(FoundTask found, Func<TaskView, T> ask, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        return worlds.AskAsync(now, found.Instance, world =>
        {
            var view = new CaseView(found.Instance, found.Process, world, now);
            return ask(new TaskView(view, found.Task, reader, words, texts,
                () => forms.Of(world, found.Instance.UnitId, now, view.Variables, view.Forms) with { Names = view.Reading.Figures.Get }));
        }, cancellation);
    }

    private async Task<ImmutableArray<JournalEntry>> EntriesAsync(string instanceId, CancellationToken cancellation) =>
        [.. (await data.Journal.AsNoTracking().Where(r => r.InstanceId == instanceId).OrderBy(r => r.Seq).ToListAsync(cancellation))
            .Select(r => InstanceStore.RowOf(r).Read(json))];
}

/// <summary>A task that is open, or was.</summary>
public sealed record FoundTask(ProcessInstance Instance, ExecutableProcess Process, OpenTask Task)
{
    public bool IsGone { get; init; }

    /// <summary>The record of the case; read only where the task is gone.</summary>
    public ImmutableArray<JournalEntry> Entries { get; init; } = [];

    /// <summary>The act by which it went to others instead of being answered; null where it did not.</summary>
    public JournalEntry? PassedOn => Entries.LastOrDefault(e => e.Command is TaskAct act && act.TaskId == Task.Id && e.Facts.Any(f => f is TaskClosed closed && closed.TaskId == Task.Id));

    /// <summary>The answer somebody gave to it; null where it ended unanswered.</summary>
    public JournalEntry? Answer => Entries.LastOrDefault(e => e.Command is AnswerTask answer && answer.TaskId == Task.Id);
}
