using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Workflows.Data;
using Workflows.Data.Identity;
using Workflows.Host.Web;

namespace Workflows.Host.Identity;

/// <summary>
/// Turns an account into the person who signed in: the person's id and name, the unit shown at the top, and what the
/// screens show, all from the posts in term. Made anew whenever the cookie is checked.
/// </summary>
public sealed class PersonClaims(WorkflowsContext data, TimeProvider clock) : IUserClaimsPrincipalFactory<Account>
{
    /// <summary>The claim that bears the account's own id; <see cref="ClaimTypes.NameIdentifier"/> is the person's.</summary>
    public const string Account = "account";

    /// <summary>The post of whoever administers the installation.</summary>
    public const string Administrator = "administrator";

    public async Task<ClaimsPrincipal> CreateAsync(Account user)
    {
        var now = clock.GetUtcNow();
        var person = await data.Persons.SingleAsync(p => p.Id == user.PersonId);
        var posts = await data.Posts
            .Where(p => p.PersonId == user.PersonId && p.ValidFrom <= now && (p.ValidTo == null || p.ValidTo > now))
            .Join(data.Units.Where(u => u.ValidFrom <= now && (u.ValidTo == null || u.ValidTo > now)), p => p.UnitId, u => u.Id, (p, u) => new { p.Post, Unit = u.Name })
            .ToListAsync();
        var identity = new ClaimsIdentity(IdentityConstants.ApplicationScheme, ClaimTypes.Name, ClaimTypes.Role);
        identity.AddClaim(new(ClaimTypes.NameIdentifier, person.Id));
        identity.AddClaim(new(ClaimTypes.Name, person.Name));
        identity.AddClaim(new(Account, user.Id.ToString()));
        identity.AddClaim(new("AspNet.Identity.SecurityStamp", user.SecurityStamp ?? ""));
        identity.AddClaim(new(ReaderClaims.Unit, posts.OrderBy(p => p.Post == "member").FirstOrDefault()?.Unit ?? ""));
        foreach (var role in posts.Select(p => RoleOf(p.Post)).Distinct())
            identity.AddClaim(new(ReaderClaims.Role, role.ToString()));
        return new ClaimsPrincipal(identity);
    }

    private static ReaderRole RoleOf(string post) => post switch
    {
        Administrator => ReaderRole.Administrator,
        "auditor" => ReaderRole.Auditor,
        "member" => ReaderRole.Worker,
        _ => ReaderRole.Staff,
    };
}
