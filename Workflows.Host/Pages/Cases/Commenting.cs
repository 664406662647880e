using Workflows.Definitions.Texts;
using Workflows.Engine.Commands;
using Workflows.Host.Execution;
using Workflows.Host.Web;

namespace Workflows.Host.Pages.Cases;

/// <summary>Writes a comment for the reader. Whoever only audits the case reads and does not write.</summary>
public sealed class Commenting(CaseAccess access, Mentions mentions, CommandRunner runner, Reader reader, TimeProvider clock)
{
    /// <summary>False for whoever sees the case by auditing alone.</summary>
    public async Task<bool> MayWriteAsync(string caseId, CancellationToken cancellation) => !await access.SeesAsAuditorAsync(caseId, cancellation);

    /// <summary>Null where it stands; else the sentence why not.</summary>
    /// <param name="command">The same one sent twice makes one comment.</param>
    public async Task<Sentence?> WriteAsync(string caseId, string words, string command, CancellationToken cancellation)
    {
        var typed = words.ReplaceLineEndings("\n").Trim();
        var (persons, fault) = await mentions.ReadAsync(caseId, typed, cancellation);
        return fault ?? (await runner.RunAsync(new AddComment
        {
            Id = command, InstanceId = caseId, Actor = reader.Signed(new(reader.Person!.Id)), At = clock.GetUtcNow(), Words = typed, Mentioned = persons,
        }, cancellation) as Outcome.Rejected)?.Rejection.Sentence;
    }
}
