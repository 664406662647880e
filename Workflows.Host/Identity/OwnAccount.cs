using Microsoft.AspNetCore.Identity;
using Workflows.Data.Identity;

namespace Workflows.Host.Identity;

/// <summary>The account by which the reader of this request signed in.</summary>
public sealed class OwnAccount(UserManager<Account> users, IHttpContextAccessor accessor)
{
    /// <summary>Null where nobody is signed in.</summary>
    public Task<Account?> FindAsync() => users.GetUserAsync(accessor.HttpContext!.User);
}
