using Microsoft.EntityFrameworkCore;
using Workflows.Data;
using Workflows.Definitions.Texts;
using Workflows.Host.Mail;

namespace Workflows.Host.Outbox;

/// <summary>Recipients as the directory has them now.</summary>
internal sealed class MailRecipients(IDbContextFactory<WorkflowsContext> contexts) : IMailRecipients
{
    public async Task<MailRecipient?> FindAsync(string personId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var person = await context.Persons.AsNoTracking().SingleOrDefaultAsync(p => p.Id == personId, cancellationToken);
        return person is null ? null : new(person.Name, person.Email, person.ReadsEnglish ? Language.English : Language.Chinese);
    }
}
