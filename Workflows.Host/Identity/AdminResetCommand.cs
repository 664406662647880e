using Microsoft.EntityFrameworkCore;
using Workflows.Data;
using Workflows.Definitions.Texts;
using Workflows.Host.Installation;
using Workflows.Host.Mail;
using Workflows.Host.Sealing;

namespace Workflows.Host.Identity;

/// <summary>
/// <c>admin reset [account]</c>: for an administrator who lost password or phone. Prints an address with a one-time code; who
/// opens it chooses a new password, and the second step is cleared. Needs the console, and is recorded in the system journal.
/// </summary>
public static class AdminResetCommand
{
    public static Task<int> RunAsync(string[] args)
    {
        var name = args is [{ } typed, ..] && !typed.StartsWith("--", StringComparison.Ordinal) ? typed : null;
        return ConsoleCommand.RunAsync(name is null ? args : args[1..], async (command, cancellation) =>
        {
            if (MasterKeyFile.Find(command.Builder.Configuration, command.DataFolder) is null)
                return command.Fail(Sentence.Of("doctor.key.missing", ("file", MasterKeyFile.In(command.DataFolder))));
            await using var services = new ServiceCollection().AddInstalledDatabase(command.Builder.Configuration, command.ConnectionString).BuildServiceProvider();
            await using (var data = await services.GetRequiredService<IDbContextFactory<WorkflowsContext>>().CreateDbContextAsync(cancellation))
                await Preparation.ReadAsync(data, command.Builder, cancellation);
            command.Builder.Logging.ClearProviders();
            await using var app = UnionHost.Build(command.Builder, command.ConnectionString, Web.InstallationInfo.From(command.Builder.Configuration));
            await using var scope = app.Services.CreateAsyncScope();
            var reset = scope.ServiceProvider.GetRequiredService<PasswordReset>();
            var administrators = await reset.AdministratorsAsync(cancellation);
            var account = name is null && administrators is [var only] ? only
                : administrators.FirstOrDefault(a => string.Equals(a.UserName, name, StringComparison.OrdinalIgnoreCase));
            if (account is null)
                return command.Fail(administrators.Count == 0 ? Sentence.Of("adminReset.none")
                    : Sentence.Of("adminReset.which", ("names", string.Join(", ", administrators.Select(a => a.UserName)))));
            var code = await reset.IssueAsync(account, PasswordReset.Console, PasswordReset.Briefly, cancellation);
            var house = app.Services.GetRequiredService<MailHouse>();
            command.Say("adminReset.issued", ("name", account.UserName), ("address", PasswordReset.AddressOf(house, code)));
            if (command.Builder.Configuration["Mail:PublicUrl"] is not { Length: > 0 } && command.Builder.Configuration["urls"] is not { Length: > 0 })
                command.Say("adminReset.otherAddress", ("address", house.PublicUrl.GetLeftPart(UriPartial.Authority)));
            return 0;
        });
    }
}
