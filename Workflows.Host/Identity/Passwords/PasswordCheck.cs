using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Workflows.Data;
using Workflows.Data.Identity;
using Workflows.Definitions.Texts;
using Workflows.Host.Web;

namespace Workflows.Host.Identity;

/// <summary>
/// Holds <see cref="PasswordRules"/> wherever a password is set by <see cref="UserManager{TUser}"/>, so that no way round them
/// exists. The errors of the result are <see cref="PasswordFault"/>s.
/// </summary>
public sealed class PasswordCheck(WorkflowsContext data, InstallationInfo installation, TimeProvider clock) : IPasswordValidator<Account>
{
    public async Task<IdentityResult> ValidateAsync(UserManager<Account> manager, Account user, string? password)
    {
        var faults = PasswordRules.Faults(password ?? "", await OwnerAsync(user));
        return faults.IsEmpty ? IdentityResult.Success : IdentityResult.Failed([.. faults.Select(f => new PasswordFault(f))]);
    }

    /// <summary>Also of an account whose person and posts are not saved yet; the first account of an installation is its administrator's.</summary>
    private async Task<PasswordOwner> OwnerAsync(Account account)
    {
        var (person, now) = (await data.Persons.FindAsync(account.PersonId), clock.GetUtcNow());
        var isAdministrator = data.Posts.Local.Any(p => p.PersonId == account.PersonId && p.Post == PersonClaims.Administrator)
            || await data.Posts.AnyAsync(p => p.PersonId == account.PersonId && p.Post == PersonClaims.Administrator && (p.ValidTo == null || now < p.ValidTo))
            || !await data.Users.AnyAsync();
        string[] names = [account.UserName ?? "", person?.Name.Split('·')[^1] ?? "", installation.UnionName];
        return new([.. names.Where(n => n.Length > 0)], isAdministrator);
    }
}

/// <summary>What is wrong with a password, as the reader is told.</summary>
public sealed class PasswordFault : IdentityError
{
    public PasswordFault(Sentence sentence)
    {
        Sentence = sentence;
        (Code, Description) = (sentence.Key, sentence.Key);
    }

    public Sentence Sentence { get; }
}
