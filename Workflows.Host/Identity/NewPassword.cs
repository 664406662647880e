using Microsoft.AspNetCore.Identity;
using Workflows.Data.Identity;
using Workflows.Definitions.Texts;

namespace Workflows.Host.Identity;

/// <summary>A password that is being chosen, typed twice: what is wrong with it, in sentences. The rules themselves are those of the accounts' validators.</summary>
public sealed class NewPassword(UserManager<Account> accounts)
{
    public async Task<IReadOnlyList<Sentence>> ProblemsAsync(Account account, string? password, string? again)
    {
        var problems = new List<Sentence>();
        foreach (var validator in accounts.PasswordValidators)
            problems.AddRange((await validator.ValidateAsync(accounts, account, password)).Errors.OfType<PasswordFault>().Select(f => f.Sentence));
        if (problems.Count == 0 && password != again) problems.Add(Sentence.Of("newPassword.differ"));
        return problems;
    }
}
