using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Workflows.Data;
using Workflows.Host.DueWork;
using Workflows.Host.Execution;
using Workflows.Host.Outbox;
using Workflows.Host.Web;

namespace Workflows.Host.Pages.Admin.Overview;

/// <summary>Counts what an administrator looks after, each by an index of its own.</summary>
public sealed class Figures(WorkflowsContext data, Outbox.Deliveries deliveries, DueTimers timers, Reader reader, TimeProvider clock)
{
    public async Task<ImmutableArray<FigureGroup>> ReadAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        return
        [
            new(reader.T("overview.work"),
            [
                Bad("overdue", await data.Tasks.CountAsync(t => t.DueAt != null && t.DueAt <= now && !t.Paused, cancellation), "/admin/stuck#overdue"),
                Bad("stopped", await data.Instances.CountAsync(i => i.Stuck && i.Running, cancellation), "/admin/stuck#stopped"),
                Plain("running", await data.Instances.CountAsync(i => i.Running, cancellation), "/cases"),
            ]),
            new(reader.T("overview.timers"),
            [
                Bad("failing", await timers.CountAsync(TimerList.Failing, cancellation), "/admin/timers?List=Failing"),
                Plain("late", await timers.CountAsync(TimerList.Late, cancellation), "/admin/timers?List=Late"),
                Plain("timers.all", await timers.CountAsync(TimerList.All, cancellation), "/admin/timers"),
            ]),
            new(reader.T("overview.mails"),
            [
                Bad("dead", await deliveries.CountAsync(DeliveryList.GivenUp, cancellation), "/admin/deliveries"),
                Plain("trying", await deliveries.CountAsync(DeliveryList.Trying, cancellation), "/admin/deliveries?List=Trying"),
                Plain("waiting", await deliveries.CountAsync(DeliveryList.Waiting, cancellation), "/admin/deliveries?List=Waiting"),
            ]),
            new(reader.T("overview.processes"),
            [
                Plain("inForce", await data.InForceAt(now).CountAsync(cancellation), "/admin/processes"),
                Plain("coming", await data.PackageReleases.CountAsync(r => r.From > now, cancellation), "/admin/processes"),
            ]),
        ];
    }

    private Figure Bad(string key, int count, string href) => Plain(key, count, href) with { Tone = count > 0 ? Tone.Over : Tone.Pass };

    private Figure Plain(string key, int count, string href) => new(reader.T("overview." + key), count, href);
}

/// <summary>Numbers under a heading.</summary>
public sealed record FigureGroup(string Title, ImmutableArray<Figure> Figures);

/// <param name="Href">The list of what is counted.</param>
public sealed record Figure(string Words, int Count, string Href)
{
    public Tone Tone { get; init; }
}
