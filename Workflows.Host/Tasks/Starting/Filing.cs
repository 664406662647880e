using Workflows.Definitions.Feel;
using Workflows.Definitions.Forms;
using Workflows.Engine.Commands;
using Workflows.Host.Execution;
using Workflows.Host.Web;

namespace Workflows.Host.Tasks.Starting;

/// <summary>Files a case: seals what is sensitive, hands in the command. The same page sent twice makes one case.</summary>
public sealed class Filing(FormSealing sealing, CommandRunner runner, Drafts drafts, Reader reader, TimeProvider clock)
{
    /// <param name="command">The number the page was made with: the command's, and the case's.</param>
    /// <param name="values">Accepted by the form.</param>
    public async Task<Outcome> FileAsync(StartPlace place, string command, FeelContext values, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var subject = CaseSubject.Of(place.Process, command, FeelScope.Of(values, now, reader.Installation.Zone));
        var sealedValues = await sealing.SealAsync(place.Form, values, FeelContext.Empty, subject, cancellation);
        var outcome = await runner.StartAsync(place.Process.Package.Name, new StartInstance
        {
            Id = command,
            InstanceId = command,
            Actor = reader.Signed(new(reader.Person!.Id, PostOf(place))),
            At = now,
            UnitId = place.Unit.Id,
            Values = sealedValues,
        }, null, cancellation);
        if (outcome is Outcome.Accepted { Repeated: false }) await drafts.ForgetAsync(place.Draft, cancellation);
        else await sealing.UndoAsync(cancellation);
        return outcome;
    }

    private static string PostOf(StartPlace place) =>
        place.Process.Model.Case.Starters is [var only] ? $"{only}@{place.Unit.Id}" : "";
}
