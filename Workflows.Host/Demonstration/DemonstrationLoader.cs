using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Workflows.Data;
using Workflows.Data.Identity;
using Workflows.Data.Installation;
using Workflows.Data.Ledgers;
using Workflows.Data.Organization;
using Workflows.Definitions;
using Workflows.Host.Installation;

namespace Workflows.Host.Demonstration;

/// <summary>Loads the demonstration federation into an empty database, in one transaction, and marks the installation by it.</summary>
public sealed class DemonstrationLoader(WorkflowsContext data, IPasswordHasher<Account> hasher, ILookupNormalizer names, TimeProvider clock)
{
    /// <summary>The setting that says the data of this installation are made up.</summary>
    public const string Mark = "demonstration";

    /// <summary>True where the database has no unit yet.</summary>
    public async Task<bool> IsEmptyAsync(CancellationToken cancellation) => !await data.Units.AnyAsync(cancellation);

    public async Task LoadAsync(Federation federation, CancellationToken cancellation)
    {
        data.Settings.Add(new SettingRow { Name = Mark, Value = "true" });
        data.Settings.Add(new SettingRow { Name = StoredSettings.UnionName, Value = federation.UnionName });
        data.Units.AddRange(federation.Units.Select(u => Unit(federation, u)));
        data.Persons.AddRange(federation.Persons.Select(p => new PersonRow
        {
            Id = p.Id, Name = p.Name, Email = p.Email, Demonstration = true, ValidFrom = Beginning,
        }));
        data.Posts.AddRange(federation.Posts.Select(p => new PostRow
        {
            Post = p.Post, UnitId = p.Unit, PersonId = p.Person, ValidFrom = At(p.From), ValidTo = p.To is { } to ? At(to.AddDays(1)) : null,
        }));
        data.Kinship.AddRange(federation.Kinship.Select(k => new KinshipRow
        {
            PersonId = k.Person, OtherId = k.Relative, Relation = k.Kind, ValidFrom = Beginning,
        }));
        data.Users.AddRange(federation.Persons.Where(p => p.Account).Select(Account));
        foreach (var ledger in federation.Ledgers)
            Allocate(ledger);
        await data.SaveChangesAsync(cancellation);
    }

    private static DateTimeOffset Beginning { get; } = At(new DateOnly(2020, 1, 1));

    private static DateTimeOffset At(DateOnly day) => new(day.ToDateTime(TimeOnly.MinValue), TimeSpan.FromHours(8));

    private static UnitRow Unit(Federation federation, FederationUnit unit) => new()
    {
        Id = unit.Id, Name = unit.Name, EnglishName = unit.NameEn, Level = unit.Level, ParentId = unit.Parent, Region = unit.Region,
        Path = PathOf(federation, unit), DocumentWord = unit.DocumentWord ?? "", Demonstration = true, ValidFrom = Beginning,
    };

    private static string PathOf(Federation federation, FederationUnit unit) =>
        (unit.Parent is { } parent ? PathOf(federation, federation.Units.Single(u => u.Id == parent)) : "") + unit.Id + "/";

    private Account Account(FederationPerson person)
    {
        var account = new Account
        {
            Id = Guid.CreateVersion7(clock.GetUtcNow()),
            UserName = person.Id,
            NormalizedUserName = names.NormalizeName(person.Id),
            PersonId = person.Id,
            SecurityStamp = Guid.NewGuid().ToString("N"),
            LockoutEnabled = true,
        };
        account.PasswordHash = hasher.HashPassword(account, Federation.Password);
        return account;
    }

    /// <summary>This year's budget, and the next year's so that a demonstration begun in December does not run dry.</summary>
    private void Allocate(FederationLedger ledger)
    {
        var now = clock.GetUtcNow();
        foreach (var year in new[] { now.Year, now.Year + 1 })
        {
            var row = LedgerBook.Open(ledger.Kind, ledger.Unit, year, ledger.Name);
            row.EnglishName = ledger.NameEn;
            data.LedgerEntries.Add(row.Allocate($"{Mark}/{year}", Money.Yuan(ledger.Yuan).Fen, "system", now));
            data.Ledgers.Add(row);
        }
    }
}
