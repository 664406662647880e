using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Workflows.Data;
using Workflows.Data.Identity;
using Workflows.Data.Organization;
using Workflows.Host.Audit;
using Workflows.Host.Installation;
using Workflows.Host.Mail;
using Workflows.Host.Rules;

namespace Workflows.Host.FirstRun;

/// <summary>What the assistant does to the database: keeps its state, makes the union and its administrator, and closes itself.</summary>
public sealed class FirstRunSetup(
    WorkflowsContext data, UserManager<Account> accounts, SystemJournal journal, StoredSettings settings, MailSetup mail, TimeProvider clock)
{
    /// <summary>The id of the union at the root.</summary>
    public const string Root = "root";

    public Task<FirstRunState> StateAsync(CancellationToken cancellation) => FirstRunState.ReadAsync(data, cancellation);

    /// <summary>Keeps a changed state, and the union as it is now named where it was made already.</summary>
    public async Task KeepAsync(Func<FirstRunState, FirstRunState> change, CancellationToken cancellation)
    {
        var state = change(await StateAsync(cancellation));
        await state.WriteAsync(data, cancellation);
        if (await data.Units.SingleOrDefaultAsync(u => u.Id == Root && u.ValidTo == null, cancellation) is { } unit)
        {
            (unit.Name, unit.EnglishName, unit.Level) = (state.UnionName, state.EnglishName, state.Level);
            // A union that has decided on its rules has a pack of its own, which stays.
            if (unit.Region != OwnRules.PackId) unit.Region = state.Region;
        }
        await data.SaveChangesAsync(cancellation);
    }

    /// <summary>The union, a person in the post of administrator, and the account, in one transaction; what Identity says where it refuses the account.</summary>
    public async Task<IdentityResult> MakeAdministratorAsync(string name, string email, string account, string password, CancellationToken cancellation)
    {
        await using var transaction = await data.Database.BeginTransactionAsync(cancellation);
        var now = clock.GetUtcNow();
        var person = new PersonRow { Id = Guid.CreateVersion7(now).ToString("N"), Name = name, Email = email, ValidFrom = now };
        var made = await accounts.CreateAsync(
            new Account { Id = Guid.CreateVersion7(now), UserName = account, PersonId = person.Id }, password);
        if (!made.Succeeded) return made;
        var state = await StateAsync(cancellation) with { AdministratorId = person.Id };
        data.Add(new UnitRow
        {
            Id = Root, Name = state.UnionName, EnglishName = state.EnglishName, Level = state.Level, Region = state.Region, Path = Root + "/", ValidFrom = now,
        });
        data.Add(person);
        data.Add(new PostRow { Post = "administrator", UnitId = Root, PersonId = person.Id, ValidFrom = now });
        await state.WriteAsync(data, cancellation);
        await journal.AppendAsync(data, "administratorMade", person.Id, [("account", account)], cancellation);
        await data.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return made;
    }

    /// <summary>The account of the administrator; null before it was made.</summary>
    public async Task<Account?> AdministratorAsync(CancellationToken cancellation) =>
        await StateAsync(cancellation) is { HasAdministrator: true } state
            ? await accounts.Users.SingleOrDefaultAsync(a => a.PersonId == state.AdministratorId, cancellation) : null;

    /// <summary>Puts what was chosen in force and closes the assistant for ever; the host builds itself anew within seconds.</summary>
    public async Task CloseAsync(CancellationToken cancellation)
    {
        await KeepAsync(s => s with { Closed = true }, cancellation);
        var state = await StateAsync(cancellation);
        var draft = (await mail.DraftAsync(cancellation)).Options;
        var chosen = new Dictionary<string, string?>(state is { MailSeen: true, MailPostponed: false } ? MailSetup.SettingsOf(draft) : [])
        {
            [StoredSettings.UnionName] = state.UnionName,
            [StoredSettings.TimeZone] = state.TimeZone,
        };
        if (state.MailSeen) chosen["Mail:PublicUrl"] = draft.PublicUrl;
        await settings.SaveAsync(chosen, state.AdministratorId, cancellation);
    }
}
