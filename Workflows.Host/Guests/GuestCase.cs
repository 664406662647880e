using System.Collections.Immutable;
using Workflows.Definitions.Calendars;
using Workflows.Definitions.Forms;
using Workflows.Host.Forms;
using Workflows.Host.Pages.Shared.Models;

namespace Workflows.Host.Guests;

/// <summary>What a guest sees of the case: what the process says a guest of the role may see, and no more.</summary>
public sealed record GuestCase
{
    public required string Union { get; init; }
    public required string Process { get; init; }
    public required string Title { get; init; }
    public required string Role { get; init; }
    public required string Inviter { get; init; }

    /// <summary>Fields they may read, form by form.</summary>
    public ImmutableArray<FormModel> Shown { get; init; } = [];
    public ImmutableArray<ActionLink> Documents { get; init; } = [];

    /// <summary>What waits for them; null where nothing does.</summary>
    public GuestTask? Task { get; init; }

    /// <summary>Whether an opinion may be given now, beside any task.</summary>
    public bool AsksOpinion { get; init; }

    /// <summary>What they have signed so far, the latest first.</summary>
    public ImmutableArray<GuestSigned> Signed { get; init; } = [];

    /// <summary>When the case ended and until when it may be read; null while it runs.</summary>
    public string? Ended { get; init; }
}

/// <param name="Seen">What the page shows of the case: something else by then is told before it is signed.</param>
/// <param name="MaySign">Whether they can complete it here; a second signature (<c>signers</c>) is staff's.</param>
public sealed record GuestTask(string Id, int Visit, string Stage, Deadline? Due, FormSchema? Schema, FieldRights Rights, bool MaySign, string Seen)
{
    public const string Act = "complete";
}

/// <summary>An act of theirs as the record has it.</summary>
public sealed record GuestSigned(string What, DateTimeOffset At, string Words);
