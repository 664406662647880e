using System.Collections.Immutable;
using System.Globalization;
using Workflows.Engine.Commands;

namespace Workflows.Host.Tasks.Beside;

/// <summary>An act beside answering, as a page or a program sent it.</summary>
public sealed record ActPost
{
    /// <summary>Acts there are, in the order in which they are offered; a stage may allow fewer.</summary>
    public static ImmutableArray<string> Acts { get; } = ["transfer", "delegate", "add", "copy", "comment"];

    private const int MostPersons = 60;

    public required string Command { get; init; }
    public string Act { get; init; } = "";
    public int Visit { get; init; }
    public string Seen { get; init; } = "";

    /// <summary>Persons chosen, in their order.</summary>
    public ImmutableArray<string> To { get; init; } = [];

    /// <summary>For added signers: where; null while nothing is chosen.</summary>
    public SignerPlace? Place { get; init; }
    public string Words { get; init; } = "";

    /// <summary>True for acts that name one person.</summary>
    public static bool NamesOne(string act) => act is "transfer" or "delegate";

    public static ActPost Of(IFormCollection form) => new()
    {
        Command = form[TaskFields.Command].ToString() is { Length: > 0 and <= 100 } command ? command : TaskPost.NewCommand(),
        Act = form["act"].ToString(),
        Visit = int.TryParse(form[TaskFields.Visit].ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var visit) ? visit : 0,
        Seen = form[TaskFields.Seen].ToString(),
        To = [.. form["to"].OfType<string>().Where(p => p.Length > 0).Distinct(StringComparer.Ordinal).Take(MostPersons)],
        Place = Enum.TryParse<SignerPlace>(form["place"].ToString(), out var place) ? place : null,
        Words = form["words"].ToString() is var words && words.Length <= TaskPost.MostLetters ? words.Trim() : words[..TaskPost.MostLetters],
    };

    /// <summary>The command; null where the act is none of <see cref="Acts"/>.</summary>
    public TaskAct? ToCommand(string instance, string task, Actor actor, DateTimeOffset at) => Act switch
    {
        "transfer" => new TransferTask { Id = Command, InstanceId = instance, Actor = actor, At = at, TaskId = task, Visit = Visit, Seen = Seen, Words = Words, To = To.FirstOrDefault() ?? "" },
        "delegate" => new DelegateTask { Id = Command, InstanceId = instance, Actor = actor, At = at, TaskId = task, Visit = Visit, Seen = Seen, Words = Words, To = To.FirstOrDefault() ?? "" },
        "add" => new AddSigners { Id = Command, InstanceId = instance, Actor = actor, At = at, TaskId = task, Visit = Visit, Seen = Seen, Words = Words, Place = Place ?? SignerPlace.Before, Persons = To },
        "copy" => new CopyCase { Id = Command, InstanceId = instance, Actor = actor, At = at, TaskId = task, Visit = Visit, Seen = Seen, Words = Words, To = To },
        "comment" => new CommentOnTask { Id = Command, InstanceId = instance, Actor = actor, At = at, TaskId = task, Visit = Visit, Seen = Seen, Words = Words },
        _ => null,
    };
}
