using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Workflows.Data;
using Workflows.Engine.Journal;
using Workflows.Host.Audit;
using Workflows.Host.Backup;
using Workflows.Host.Execution;
using Workflows.Host.Sealing;

namespace Workflows.Host.Tests.Backup;

/// <summary>The services that back up, restore and check one database.</summary>
internal sealed class Vault : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly AsyncServiceScope _scope;

    /// <param name="masterKey">The key sealed values are opened with, in base64.</param>
    public Vault(string connectionString, string masterKey)
    {
        _services = new ServiceCollection().AddUnionData(connectionString).AddExecution().AddBackup(new(Path.GetTempPath(), 2)).AddSystemJournal()
            .AddSealing(new MasterKey(Convert.FromBase64String(masterKey))).BuildServiceProvider();
        _scope = _services.CreateAsyncScope();
    }

    public BackupWriter Writer => _services.GetRequiredService<BackupWriter>();
    public BackupReader Reader => _services.GetRequiredService<BackupReader>();
    public Soundness Soundness => _scope.ServiceProvider.GetRequiredService<Soundness>();
    public WorkflowsContext Data => _scope.ServiceProvider.GetRequiredService<WorkflowsContext>();
    public SystemJournal SystemJournal => _services.GetRequiredService<SystemJournal>();
    public JournalJson Json => _services.GetRequiredService<JournalJson>();
    public InstanceStore Instances => _services.GetRequiredService<InstanceStore>();

    /// <summary>How many sealed values open; throws where one does not.</summary>
    public async Task<int> OpenAllAsync(CancellationToken cancellation)
    {
        var seals = await Data.SealedValues.Select(s => s.Id).ToListAsync(cancellation);
        var sealer = _services.GetRequiredService<Sealer>();
        return seals.Count(id => sealer.Reveal(Data, id) is not null);
    }

    public async ValueTask DisposeAsync()
    {
        await _scope.DisposeAsync();
        await _services.DisposeAsync();
    }
}
