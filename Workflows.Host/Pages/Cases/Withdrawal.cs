using Workflows.Engine;
using Workflows.Engine.Commands;
using Workflows.Host.Execution;
using Workflows.Host.Web;

namespace Workflows.Host.Pages.Cases;

/// <summary>撤回: the starter takes a case back, with a reason.</summary>
public sealed class Withdrawal(CommandRunner runner, Reader reader, TimeProvider clock)
{
    public const int FewestLetters = 5;

    /// <param name="command">The same one sent twice does nothing the second time.</param>
    public async Task<Outcome> DoAsync(string id, string command, string reason, CancellationToken cancellation) =>
        reason.Trim().Length < FewestLetters ? new Outcome.Rejected(new Rejection("engine.reasonMissing"), null) : await runner.RunAsync(new WithdrawInstance
        {
            Id = command, InstanceId = id, Actor = reader.Signed(new(reader.Person!.Id)), At = clock.GetUtcNow(), Words = reason.Trim(),
        }, cancellation);
}
