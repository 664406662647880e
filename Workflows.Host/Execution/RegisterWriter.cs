using Microsoft.EntityFrameworkCore;
using Workflows.Data.Registers;
using Workflows.Definitions.Feel;
using Workflows.Engine.Effects;
using Workflows.Engine.Journal;

namespace Workflows.Host.Execution;

/// <summary>Adds versions to entries of registers. Two at once meet at the key; the later one is run again.</summary>
internal sealed class RegisterWriter
{
    public async Task WriteAsync(SavedStep step, WriteRegister write, CancellationToken cancellation)
    {
        var entries = step.Context.RegisterEntries;
        var current = entries.Local.FirstOrDefault(e => e.Register == write.Register && e.Key == write.Key && e.Current)
            ?? await entries.SingleOrDefaultAsync(e => e.Register == write.Register && e.Key == write.Key && e.Current, cancellation);
        if (current is not null) current.Current = false;
        step.Context.Add(new RegisterEntryRow
        {
            Register = write.Register, Key = write.Key, Version = (current?.Version ?? 0) + 1, Current = true,
            UnitId = write.UnitId, UnitPath = step.World.Directory.Unit(write.UnitId)?.Path ?? step.Row.UnitPath,
            Values = CanonicalJson.Bytes(FeelJson.Write(write.Values)),
            InstanceId = step.Row.Id, Seq = step.After.Seq, ActorId = step.Command.Actor.PersonId, At = step.Command.At,
        });
    }
}
