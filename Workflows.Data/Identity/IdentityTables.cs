using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Workflows.Data.Identity;

/// <summary>Names and lengths of the tables ASP.NET Core Identity brings.</summary>
internal static class IdentityTables
{
    public static void Map(ModelBuilder model)
    {
        model.Entity<Account>(account =>
        {
            account.ToTable("accounts");
            account.HasIndex(a => a.PersonId);
            account.Property(a => a.PasswordHash).HasMaxLength(Lengths.Any);
        });
        model.Entity<SessionRow>().HasOne<Account>().WithMany().HasForeignKey(s => s.AccountId).OnDelete(DeleteBehavior.Cascade);
        model.Entity<AccessTokenRow>().HasOne<Account>().WithMany().HasForeignKey(t => t.AccountId).OnDelete(DeleteBehavior.Cascade);
        model.Entity<IdentityUserClaim<Guid>>(claim =>
        {
            claim.ToTable("account_claims");
            claim.Property(c => c.ClaimValue).HasMaxLength(Lengths.Any);
        });
        model.Entity<IdentityUserLogin<Guid>>().ToTable("account_logins");
        model.Entity<IdentityUserToken<Guid>>(token =>
        {
            token.ToTable("account_tokens");
            token.Property(t => t.Value).HasMaxLength(Lengths.Any);
        });
    }
}
