using Microsoft.EntityFrameworkCore;
using Workflows.Data;
using Workflows.Data.Instances;
using Workflows.Engine.Effects;

namespace Workflows.Host.Execution;

/// <summary>Lays a case before people to read: it is among what was sent to them, unread, and they see the case.</summary>
public sealed class CopyWriter : EffectWriter<WriteCopies>
{
    protected override async Task WriteAsync(SavedStep step, WriteCopies effect, CancellationToken cancellation)
    {
        var (instance, persons) = (step.Row.Id, effect.To.ToArray());
        var rows = await step.Context.CaseCopies.Where(c => c.InstanceId == instance && persons.Contains(c.PersonId)).ToDictionaryAsync(c => c.PersonId, StringComparer.Ordinal, cancellation);
        foreach (var person in persons)
        {
            if (!rows.TryGetValue(person, out var row))
                step.Context.Add(row = new CaseCopyRow { PersonId = person, InstanceId = instance, SentBy = "", Words = "", Kind = effect.Kind });
            (row.SentBy, row.At, row.Words, row.Kind, row.ReadAt) = (effect.By, step.Command.At, effect.Words.Cut(Lengths.Words), effect.Kind, null);
            await step.Context.Database.ExecuteSqlRawAsync(step.Context.Sql.EnsureParty, [instance, person, CaseRoles.Copied], cancellation);
        }
    }
}
