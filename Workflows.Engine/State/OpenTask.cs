using System.Collections.Immutable;
using Workflows.Definitions.Calendars;

namespace Workflows.Engine.State;

/// <summary>A task somebody has to answer (待办).</summary>
public sealed record OpenTask
{
    /// <summary><c>instance.node.visit.purpose</c>; unique for ever.</summary>
    public required string Id { get; init; }

    public required string NodeId { get; init; }
    public required int Visit { get; init; }

    /// <summary>What of the stage is asked: <c>decide</c>, <c>publish</c>, <c>check</c> …</summary>
    public required string Purpose { get; init; }

    /// <summary>Who may answer, each with the reason why.</summary>
    public required ImmutableArray<Principal> Principals { get; init; }

    /// <summary>Persons barred although a principal covers them, each with the reason.</summary>
    public ImmutableArray<Exclusion> Excluded { get; init; } = [];

    /// <summary>Form shown; empty = the case's start form, read only.</summary>
    public string Form { get; init; } = "";

    /// <summary>What may be done with it: <c>complete</c>, <c>approve</c>, <c>reject</c>, <c>return</c> …</summary>
    public required ImmutableArray<string> Acts { get; init; }

    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>When it is due and why; null where no clock runs.</summary>
    public Deadline? Due { get; init; }

    /// <summary>True while no clock runs because the case waits for others.</summary>
    public bool Paused { get; init; }

    /// <summary>True where one of several takes it first (认领) and the others are told; null where nobody has to.</summary>
    public bool? ToClaim { get; init; }

    /// <summary>Who took it; null while nobody has.</summary>
    public TaskClaim? Claim { get; init; }

    /// <summary>How often those who have it were reminded by others, and when last; null where never.</summary>
    public TaskUrges? Urged { get; init; }

    public static string IdOf(string instance, string node, int visit, string purpose) =>
        $"{instance}.{node}.{visit}.{purpose}";
}

/// <summary>
/// Whom a task is for: a person (<c>person:7</c>) or whoever holds a post at a unit (<c>post:street.chair@unit</c>).
/// A post changing hands rewrites nothing. <c>guest:civilAffairs</c> stands for guests of a role who may still be invited: nobody
/// is behind it, and each who is invited stands beside it as a person.
/// </summary>
/// <param name="Key">The key under which the inbox finds it.</param>
/// <param name="Why">Key of the sentence telling why: by post, as starter, named in the case, escalated, added.</param>
public sealed record Principal(string Key, string Why)
{
    public static Principal Person(string id, string why) => new($"person:{id}", why);

    public static Principal Post(string post, string unit, string why) => new(PostKey(post, unit), why);

    /// <summary>The key of <see cref="Why"/> of a guest.</summary>
    public const string WhyGuest = "why.guest";

    public static Principal GuestOf(string role) => new(GuestKey(role), WhyGuest);

    public static string GuestKey(string role) => $"guest:{role}";

    /// <summary>True where it stands for guests of a role.</summary>
    public bool IsGuestRole => Key.StartsWith("guest:", StringComparison.Ordinal);

    public static string PersonKey(string id) => $"person:{id}";

    public static string PostKey(string post, string unit) => $"post:{post}@{unit}";
}

/// <summary>Somebody took a task that lies before several: only they, or who stands in for them, may answer it until it is released.</summary>
/// <param name="PersonId">Whose right was used: of a substitute's claim the one stood in for.</param>
public sealed record TaskClaim(string PersonId, DateTimeOffset At);

/// <summary>催办 of one task.</summary>
public sealed record TaskUrges(int Count, DateTimeOffset Last);

/// <summary>A person who may not answer a task, and the key of the sentence that says why.</summary>
public sealed record Exclusion(string PersonId, string Reason);

/// <summary>A moment on which the case acts by itself.</summary>
/// <param name="Name">What is to happen: <c>reminder</c>, <c>overdue</c>, <c>expiry</c>, or the id of a boundary event.</param>
public sealed record PendingTimer(string Id, string NodeId, int Visit, string Name, DateTimeOffset At)
{
    /// <summary>The task it is about; empty for timers of the node itself.</summary>
    public string TaskId { get; init; } = "";

    /// <summary>How many of its kind came before, for reminders that repeat.</summary>
    public int Count { get; init; }
}
