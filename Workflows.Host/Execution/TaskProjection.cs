using Microsoft.EntityFrameworkCore;
using Workflows.Data;
using Workflows.Data.Tasks;
using Workflows.Definitions.Model;
using Workflows.Engine.Facts;
using Workflows.Engine.State;
using Workflows.Engine.World;

namespace Workflows.Host.Execution;

/// <summary>The open tasks of a case as rows: what differs between the state before and after a step is taken out and put in.</summary>
internal sealed class TaskProjection
{
    public void Save(SavedStep step)
    {
        var (before, after) = (step.Before, step.After);
        var described = before is null || before.Title != after.Title || before.AmountFen != after.AmountFen || before.Number != after.Number;
        var open = after.Tasks.ToDictionary(t => t.Id, StringComparer.Ordinal);
        var kept = described ? [] : (before?.Tasks ?? []).Where(t => ReferenceEquals(open.GetValueOrDefault(t.Id), t)).Select(t => t.Id).ToHashSet(StringComparer.Ordinal);
        var stale = (before?.Tasks ?? []).Select(t => t.Id).Where(id => !kept.Contains(id)).ToArray();
        var gone = stale.Where(id => !open.ContainsKey(id)).ToArray();
        if (stale.Length > 0)
            step.Statements.Add(step.Context.Sql.EndTasks, step.Context.Sql.ListOf(stale));
        if (gone.Length > 0)
            EndLinks(step, gone);
        foreach (var task in after.Tasks.Where(t => !kept.Contains(t.Id)))
            Add(step, task);
        foreach (var answered in step.Accepted.Facts.OfType<TaskAnswered>())
            AddAct(step, answered);
    }

    private static void Add(SavedStep step, OpenTask task)
    {
        var node = step.Process.Model.Node(task.NodeId);
        var dueAt = task.Due is { } due ? step.World.EndOf(due.Day) : (DateTimeOffset?)null;
        step.Context.Add(new TaskRow
        {
            Id = task.Id, InstanceId = step.Row.Id, NodeId = task.NodeId, Visit = task.Visit, Purpose = task.Purpose,
            Kind = (node as UserTask)?.Stage.Kind ?? "", StageName = node.Name.Cut(Lengths.Words),
            StageEnglishName = EnglishName(node).Cut(Lengths.Words),
            PackageName = step.Row.PackageName, PackageHash = step.Row.PackageHash,
            Number = step.Row.Number, Title = step.Row.Title, UnitId = step.Row.UnitId, StarterId = step.Row.StarterId,
            Sensitivity = step.Row.Sensitivity, Form = task.Form, AmountFen = step.Row.AmountFen,
            OpenedAt = task.OpenedAt, DueDay = task.Due?.Day, DueAt = dueAt, Paused = task.Paused,
        });
        foreach (var principal in LaidBefore(task).DistinctBy(p => p.Key))
            step.Context.Add(new TaskPrincipalRow
            {
                TaskId = task.Id, Principal = principal.Key, Due = dueAt ?? TaskPrincipalRow.Never, Why = principal.Why,
            });
        foreach (var excluded in task.Excluded.DistinctBy(e => e.PersonId))
            step.Context.Add(new TaskExclusionRow { TaskId = task.Id, PersonId = excluded.PersonId, Reason = excluded.Reason });
    }

    /// <summary>The principals as lists find them: with what has been taken, and what is to be taken first, under keys of their own.</summary>
    private static IEnumerable<Principal> LaidBefore(OpenTask task) => task switch
    {
        { Claim: { } claim } => [Principal.Person(claim.PersonId, "why.claimed"), .. task.Principals.Select(p => p with { Key = TaskPrincipalRow.Held + p.Key })],
        { ToClaim: true } => task.Principals.Select(p => p with { Key = TaskPrincipalRow.ToClaim + p.Key }),
        _ => task.Principals,
    };

    private static void AddAct(SavedStep step, TaskAnswered answered)
    {
        var task = step.Before?.Task(answered.TaskId);
        var node = task is null ? null : step.Process.Model.Node(task.NodeId);
        step.Context.Add(new ActRow
        {
            InstanceId = step.Row.Id, Seq = step.After.Seq, TaskId = answered.TaskId, NodeId = task?.NodeId ?? "", Visit = task?.Visit ?? 0,
            StageName = (node?.Name ?? "").Cut(Lengths.Words), StageEnglishName = (node is null ? "" : EnglishName(node)).Cut(Lengths.Words),
            PersonId = answered.ActorId, AsPost = answered.AsPost, OnBehalfOf = answered.OnBehalfOf, Act = answered.Act, At = answered.At,
        });
    }

    /// <summary>Links in mails die with the task they lead to.</summary>
    private static void EndLinks(SavedStep step, string[] gone)
    {
        var reason = step.After.Outcome is "withdrawn" ? "Withdrawn"
            : step.Accepted.Facts.OfType<NodeReturned>().Any() ? "Returned"
            : step.Accepted.Facts.OfType<TaskAnswered>().Any() ? "Decided"
            : "Ended";
        step.Statements.Add(step.Context.Sql.EndMailLinks, step.Context.Sql.ListOf(gone), step.Command.At.ToUniversalTime(), reason);
    }

    private static string EnglishName(FlowNode node) => node.EnglishName is "" ? node.Name : node.EnglishName;
}
