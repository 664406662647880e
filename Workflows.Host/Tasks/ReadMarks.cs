using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Workflows.Data;
using Workflows.Data.Instances;
using Workflows.Host.Web;

namespace Workflows.Host.Tasks;

/// <summary>Notes that the reader's page of a task was displayed, and that what was copied to them was read; the first time counts.</summary>
public sealed class ReadMarks(WorkflowsContext data, Reader reader, TimeProvider clock)
{
    /// <summary>Notes that entries of the reader's list 抄送我的 were read; the first time counts.</summary>
    public Task CopiesReadAsync(Expression<Func<CaseCopyRow, bool>> which, CancellationToken cancellation)
    {
        var (person, now) = (reader.Person!.Id, clock.GetUtcNow());
        return data.CaseCopies.Where(c => c.PersonId == person && c.ReadAt == null).Where(which)
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.ReadAt, now), cancellation);
    }

    public async Task OpenedAsync(string subject, CancellationToken cancellation)
    {
        var person = reader.Person!.Id;
        if (await data.Opened.AnyAsync(o => o.PersonId == person && o.Subject == subject, cancellation)) return;
        data.Add(new OpenedRow { PersonId = person, Subject = subject, At = clock.GetUtcNow() });
        try
        {
            await data.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException)
        {
            // Two windows at once: the other one noted it.
        }
    }
}
