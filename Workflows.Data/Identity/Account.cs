using Microsoft.AspNetCore.Identity;

namespace Workflows.Data.Identity;

/// <summary>A way to sign in. What a person may do follows from the directory, never from the account.</summary>
public class Account : IdentityUser<Guid>
{
    /// <summary>The person of the directory who signs in with it.</summary>
    public string PersonId { get; set; } = "";
}
