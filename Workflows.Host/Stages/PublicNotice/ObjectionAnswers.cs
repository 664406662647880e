using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Workflows.Data;
using Workflows.Definitions.Feel;
using Workflows.Engine.Commands;
using Workflows.Engine.Journal;
using Workflows.Stages.PublicNotice;

namespace Workflows.Host.Stages.PublicNotice;

/// <summary>What became of an objection, for whoever has its receipt. The answer is read from the case's journal, where it was given.</summary>
public sealed class ObjectionAnswers(IDbContextFactory<WorkflowsContext> contexts, JournalJson json)
{
    /// <summary>The field of the form in which the written answer stands; without one the opinion of the act is the answer.</summary>
    private const string ReplyField = "objectionReply";

    /// <summary>Null where no objection has the receipt.</summary>
    /// <param name="receipt">In its one form.</param>
    public async Task<ObjectionStatus?> FindAsync(string receipt, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var id = NoticeCodes.IdOf(receipt);
        var found = await (
            from objection in context.Objections.AsNoTracking()
            join notice in context.Notices.AsNoTracking() on objection.NoticeSlug equals notice.Slug
            where objection.Id == id
            select new { objection.RaisedAt, Notice = notice }).SingleOrDefaultAsync(cancellation);
        if (found is null) return null;
        var paper = PublishedNotice.Of(found.Notice, json);
        var answer = await AnswerAsync(context, paper, found.RaisedAt, cancellation);
        return new(paper, found.RaisedAt, answer);
    }

    private async Task<ObjectionAnswer?> AnswerAsync(WorkflowsContext context, PublishedNotice notice, DateTimeOffset raisedAt, CancellationToken cancellation)
    {
        var task = $"{notice.InstanceId}.{notice.NodeId}.{notice.Visit}.check";
        var rows = context.Journal.AsNoTracking().Where(j => j.InstanceId == notice.InstanceId && j.At >= raisedAt).OrderBy(j => j.Seq).AsAsyncEnumerable();
        await foreach (var row in rows.WithCancellation(cancellation))
            if (CommandOf(row.Bytes) is AnswerTask { Act: "uphold" or "dismiss" } answer && answer.TaskId.StartsWith(task, StringComparison.Ordinal))
                return new(answer.Act == "uphold", answer.At, (answer.Values.Get(ReplyField) as FeelString)?.Value ?? answer.Words);
        return null;
    }

    private Command? CommandOf(byte[] bytes) =>
        JsonNode.Parse(bytes)?["command"] is JsonObject command ? json.ReadCommand(command) : null;
}

/// <param name="Answer">Null while it is being looked into.</param>
public sealed record ObjectionStatus(PublishedNotice Notice, DateTimeOffset RaisedAt, ObjectionAnswer? Answer);

/// <summary>The written answer.</summary>
public sealed record ObjectionAnswer(bool Upheld, DateTimeOffset At, string Words);
