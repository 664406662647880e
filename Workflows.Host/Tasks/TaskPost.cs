using System.Collections.Immutable;
using System.Globalization;
using Workflows.Engine;
using Workflows.Host.Pages.Shared.Models;
using Workflows.Host.Stages.Disbursement;

namespace Workflows.Host.Tasks;

/// <summary>What the page of a task sent, beside its form.</summary>
public sealed record TaskPost
{
    /// <summary>Longest opinion that is kept; the page allows no more, the API refuses more.</summary>
    public const int MostLetters = 2000;

    private const int MostRules = 20;

    public required string Command { get; init; }
    public int Visit { get; init; }
    public string Seen { get; init; } = "";
    public string Behalf { get; init; } = "";
    public string Act { get; init; } = "";
    public string Comment { get; init; } = "";

    /// <summary>Rules that only warn and have been named on the page.</summary>
    public ImmutableArray<string> Despite { get; init; } = [];
    public string Target { get; init; } = "";
    public AfterReturn? Afterwards { get; init; }

    /// <summary>Only to be kept for later.</summary>
    public bool IsDraft { get; init; }

    /// <summary>Inputs of the stage's own, by name.</summary>
    public ImmutableDictionary<string, string> Own { get; init; } = ImmutableDictionary.Create<string, string>(StringComparer.Ordinal);

    public static TaskPost Of(IFormCollection form) => new()
    {
        Command = form[TaskFields.Command].ToString() is { Length: > 0 and <= 100 } command ? command : NewCommand(),
        Visit = int.TryParse(form[TaskFields.Visit].ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var visit) ? visit : 0,
        Seen = form[TaskFields.Seen].ToString(),
        Behalf = form[TaskFields.Behalf].ToString(),
        Act = form["act"].ToString(),
        Comment = form["comment"].ToString() is var words && words.Length <= MostLetters ? words.Trim() : words[..MostLetters],
        Despite = [.. form[TaskFields.Despite].ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(MostRules)],
        Target = form["target"].ToString(),
        Afterwards = Enum.TryParse<AfterReturn>(form["afterwards"].ToString(), out var after) ? after : null,
        IsDraft = form["save"] == "draft",
        Own = form.Where(f => f.Key.StartsWith(ReceiptInputs.Prefix, StringComparison.Ordinal)).ToImmutableDictionary(f => f.Key, f => f.Value.ToString(), StringComparer.Ordinal),
    };

    /// <summary>A page nobody has sent yet, with what a draft holds.</summary>
    public static TaskPost From(Draft? draft) => draft is null ? new() { Command = NewCommand() } : new()
    {
        Command = NewCommand(),
        Act = draft.Act,
        Comment = draft.Comment,
        Target = draft.Target,
        Afterwards = Enum.TryParse<AfterReturn>(draft.Afterwards, out var after) ? after : null,
        Own = draft.Own,
    };

    /// <summary>The same words under a command of their own, for a page that is shown again after a refusal; a rule that warned has been named then.</summary>
    public TaskPost Again(Rejection refusal) => this with
    {
        Command = NewCommand(),
        Despite = refusal is { Key: "engine.guardWarns" } && refusal.Sentence.Values.GetValueOrDefault("rule") is string rule ? [.. Despite.Append(rule).Distinct()] : Despite,
    };

    public static string NewCommand() => Guid.NewGuid().ToString("N");
}
