using System.Collections.Immutable;
using Workflows.Engine;
using Workflows.Engine.Commands;
using Workflows.Host.Execution;
using Workflows.Host.Pages.Shared.Models;

namespace Workflows.Host.Tasks.Beside;

/// <summary>Hands in acts beside answering (转办、委派、加签、抄送、只评论); the engine decides.</summary>
public sealed class ActDesk(TaskDesk desk, CommandRunner runner, TimeProvider clock)
{
    public async Task<Outcome> DoAsync(FoundTask found, ActPost post, CancellationToken cancellation)
    {
        if (!ActPost.Acts.Contains(post.Act)) return Refused("engine.actNotAllowed");
        if (post.Act != "comment" && post.To.IsEmpty) return Refused("engine.nobodyChosen");
        if (post is { Act: "add", Place: null }) return Refused("tasks.more.placeMissing");
        var actor = await desk.AskAsync(found, task => task.Reader.Signed(task.Standing?.Actor ?? new Actor(task.Reader.Person!.Id)), cancellation);
        return await runner.RunAsync(post.ToCommand(found.Instance.Id, found.Task.Id, actor, clock.GetUtcNow())!, cancellation);
    }

    /// <summary>What the reader may do with a task beside answering, each a link to where it is done; none where it is not theirs.</summary>
    public static ImmutableArray<ActionLink> Links(TaskView task) => task.Standing is null ? [] :
    [
        .. ActPost.Acts.Where(act => task.Case.Reading.Allows(task.Task, act))
            .Select(act => new ActionLink(task.Reader.T($"act.{act}"), $"{TaskPages.Address(task)}/more?act={act}")),
    ];

    private static Outcome.Rejected Refused(string key) => new(new Rejection(key), null);
}
