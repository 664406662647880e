using Microsoft.EntityFrameworkCore;
using Workflows.Data;

namespace Workflows.Host.Tasks.Files;

/// <summary>Takes away what never came into a case: uploads nobody went on with, and files of senders who left no draft.</summary>
public sealed class ShelfTidying(IDbContextFactory<WorkflowsContext> contexts, TimeProvider clock, ILogger<ShelfTidying> log) : BackgroundService
{
    /// <summary>An upload that stood still for so long is given up.</summary>
    public static readonly TimeSpan UploadsStay = TimeSpan.FromDays(3);

    /// <summary>So long a file waits for its form; as long as its sender has a draft, it waits on.</summary>
    public static readonly TimeSpan FilesStay = TimeSpan.FromDays(7);

    /// <summary>One round; repeating it does nothing more.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var (uploads, files) = (clock.GetUtcNow() - UploadsStay, clock.GetUtcNow() - FilesStay);
        await context.UploadParts.Where(p => context.Uploads.Any(u => u.PersonId == p.PersonId && u.Id == p.UploadId && u.ChangedAt < uploads)).ExecuteDeleteAsync(cancellation);
        await context.Uploads.Where(u => u.ChangedAt < uploads).ExecuteDeleteAsync(cancellation);
        await context.Evidence.Where(e => e.SubjectId.StartsWith(FileShelf.Senders) && e.AddedAt < files && !context.Drafts.Any(d => d.PersonId == e.AddedBy)).ExecuteDeleteAsync(cancellation);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await RunAsync(stoppingToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                log.LogError(failure, "Tidying the shelf failed; it is tried again in an hour.");
            }
            await Task.Delay(TimeSpan.FromHours(1), clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
