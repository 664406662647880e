namespace Workflows.Host.Identity;

/// <summary>
/// The sign on a door: for whom a page or an endpoint is, and what the reader must have to do with the thing it shows.
/// <c>[Audience(Audience.SignedIn, Relation.SeesCase)]</c> on a page model or on a handler, or
/// <c>.WithMetadata(new AudienceAttribute(…))</c> on an endpoint or its group. What bears none does not build, and would be
/// refused to everybody. A handler that asks for more than its page bears a sign of its own; both are held then.
/// </summary>
/// <remarks>Held in one place, before the page runs: <see cref="AudiencePolicy"/> and <see cref="RelationDoor"/>.</remarks>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class AudienceAttribute(Audience audience, Relation relation) : Attribute
{
    public Audience Audience => audience;

    public Relation Relation => relation;

    /// <summary>
    /// The parameter of the address that names the thing, where it is not the one the relation's check is used to
    /// (<see cref="IRelationCheck.Parameter"/>).
    /// </summary>
    public string? Of { get; init; }
}

public enum Audience
{
    /// <summary>Anybody who has signed in.</summary>
    SignedIn,
    /// <summary>Everybody, signed in or not.</summary>
    Public,
    /// <summary>Auditors.</summary>
    Auditor,
    /// <summary>Administrators of the installation.</summary>
    Administrator,
    /// <summary>Whoever holds the link: the page checks its token itself, and shows no more than the token allows.</summary>
    Link,
}

/// <summary>Which people belong to an audience.</summary>
public static class Audiences
{
    /// <param name="roles">The roles of whoever asks; none for a visitor who has not signed in.</param>
    public static bool Admits(this Audience audience, IReadOnlyCollection<Web.ReaderRole> roles) => audience switch
    {
        Audience.Public or Audience.Link => true,
        Audience.SignedIn => roles.Count > 0,
        Audience.Auditor => roles.Contains(Web.ReaderRole.Auditor),
        Audience.Administrator => roles.Contains(Web.ReaderRole.Administrator),
        _ => false,
    };
}
