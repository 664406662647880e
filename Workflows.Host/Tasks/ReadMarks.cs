using Microsoft.EntityFrameworkCore;
using Workflows.Data;
using Workflows.Data.Instances;
using Workflows.Host.Web;

namespace Workflows.Host.Tasks;

/// <summary>Notes that the reader's page of a task was displayed; the first time counts.</summary>
public sealed class ReadMarks(WorkflowsContext data, Reader reader, TimeProvider clock)
{
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
