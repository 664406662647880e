namespace Workflows.Host.Identity;

/// <summary>
/// For whom a page or an endpoint is: <c>[Audience(Audience.SignedIn)]</c>, or <c>.WithMetadata(new AudienceAttribute(…))</c>.
/// Each bears one; what bears none is refused to everybody (<see cref="AudiencePolicy"/>). What a person may see or do
/// <i>within</i> it — this case, this task — the page asks for itself.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class AudienceAttribute(Audience audience) : Attribute
{
    public Audience Audience => audience;
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
