using System.Collections.Immutable;
using Workflows.Engine.Commands;
using Workflows.Engine.Facts;
using Workflows.Host.Pages.Cases.Reading;
using Workflows.Host.Pages.Shared.Models;
using Workflows.Host.Tasks;
using Workflows.Host.Web;

namespace Workflows.Host.Pages.Cases;

/// <summary>The comments of a case, and where one is written.</summary>
public sealed class CommentsPart(Reader reader, CaseWords said)
{
    public Comments Of(CaseFile file) => new(file.Instance.Id,
    [
        .. from row in file.Rows.Reverse()
           let comment = row.Entry?.Facts.OfType<CommentAdded>().FirstOrDefault()
           where comment is not null
           select new CommentLine(said.Person(file.Directory, comment.By), comment.Words, comment.At, [.. comment.Mentioned.Select(p => said.Person(file.Directory, p))]),
    ])
    {
        MayWrite = file.IsRunning && reader.Person!.Roles.Any(r => r is not ReaderRole.Auditor),
        Command = TaskPost.NewCommand(),
        MostLetters = AddComment.MostLetters,
    };
}

/// <param name="Lines">The latest first.</param>
public sealed record Comments(string CaseId, ImmutableArray<CommentLine> Lines)
{
    public bool MayWrite { get; init; }

    /// <summary>The command of the next one: the same sent twice stands once.</summary>
    public string Command { get; init; } = "";
    public int MostLetters { get; init; }

    /// <summary>What was typed and not taken.</summary>
    public string Typed { get; init; } = "";

    /// <summary>Why it was not taken.</summary>
    public Note? Fault { get; init; }
}

/// <param name="Mentioned">Names of those who were told.</param>
public sealed record CommentLine(string Who, string Words, DateTimeOffset At, ImmutableArray<string> Mentioned);
