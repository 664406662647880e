using Microsoft.EntityFrameworkCore;
using Workflows.Data;
using Workflows.Host.Sealing;

namespace Workflows.Host.Tasks;

/// <summary>Sees to it that a subject has a key before two requests at once would both make one.</summary>
public static class SubjectKeys
{
    /// <summary>To be called while nothing else waits to be saved in the context.</summary>
    public static async Task EnsureAsync(WorkflowsContext data, Sealer sealer, string subject, CancellationToken cancellation)
    {
        if (await data.SubjectKeys.AnyAsync(k => k.SubjectId == subject, cancellation)) return;
        try
        {
            await sealer.EncryptAsync(data, subject, [], subject, cancellation);
            await data.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException)
        {
            // Another request of the same moment made it; that one is used.
            data.ChangeTracker.Clear();
        }
    }
}
