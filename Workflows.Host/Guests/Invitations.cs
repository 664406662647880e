using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Workflows.Data;
using Workflows.Data.Organization;
using Workflows.Definitions.Model;
using Workflows.Definitions.Texts;
using Workflows.Engine.Assignments;
using Workflows.Engine.Commands;
using Workflows.Engine.State;
using Workflows.Engine.World;
using Workflows.Host.Execution;
using Workflows.Host.Identity;
using Workflows.Host.Mail;
using Workflows.Host.Sms;
using Workflows.Host.Web;
using Workflows.Host.World;

namespace Workflows.Host.Guests;

/// <summary>Staff invite to a case, send a link again, and take access back. Each is a command of the case; name and address go into the directory beside it.</summary>
public sealed class Invitations(
    WorkflowsContext data, InstanceStore instances, Worlds worlds, CommandRunner runner, ISmsTransport sms, Reader reader, TimeProvider clock, InstallationInfo installation)
{
    /// <summary>The guests of a case, and what can be done about them; null where the reader may not invite to it.</summary>
    public async Task<InvitationList?> ListAsync(string caseId, CancellationToken cancellation)
    {
        if (reader.Person is not { } person || !person.Roles.Any(r => r is ReaderRole.Staff or ReaderRole.Administrator)) return null;
        if (await instances.FindAsync(caseId, cancellation) is not { Instance: { } instance, Process: { } process } || process.Model.Case.Guests.IsEmpty) return null;
        var ids = (instance.Guests ?? []).Select(g => g.Id).ToArray();
        var people = await data.Persons.AsNoTracking().Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, cancellation);
        var entered = await data.GuestSessions.AsNoTracking().Where(s => ids.Contains(s.GuestId)).GroupBy(s => s.GuestId).Select(g => new { g.Key, At = g.Max(s => s.BeganAt) }).ToDictionaryAsync(g => g.Key, g => g.At, cancellation);
        return await worlds.AskAsync(clock.GetUtcNow(), instance, world => !GuestRights.MayInvite(instance, world.Directory, person.Id) ? null : new InvitationList(
            instance.Title, instance.Number, [.. process.Model.Case.Guests.Values], instance.Status == InstanceStatus.Running, sms.IsSetUp,
            [.. (instance.Guests ?? []).OrderByDescending(g => g.InvitedAt).Select(g => new InvitedGuest(
                g, people[g.Id].Name, process.Model.Case.Guests[g.Role], string.Join(' ', new[] { people[g.Id].Email, people[g.Id].Mobile }.OfType<string>().Select(CodePost.Masked)),
                world.Directory.NameOf(g.InvitedBy), entered.TryGetValue(g.Id, out var at) ? at : null, instance.Admits(g, clock.GetUtcNow()), GuestRights.MayDismiss(instance, world.Directory, g, person.Id)))]), cancellation);
    }

    /// <summary>What is wrong with what was typed, by field; nothing where it can be sent.</summary>
    public IEnumerable<(string Field, Sentence Says)> Wrong(InvitationForm form, InvitationList list)
    {
        if (list.Roles.All(r => r.Role != form.Role)) yield return ("role", Sentence.Of("guests.invite.chooseRole"));
        if (form.Name.Length is 0 or > 60) yield return ("name", Sentence.Of("guests.invite.nameMissing"));
        if (form is { Email.Length: 0, Mobile.Length: 0 }) yield return ("email", Sentence.Of(sms.IsSetUp ? "guests.invite.addressMissing" : "guests.invite.emailMissing"));
        if (form.Email.Length > 0 && !HeaderCheck.IsAddress(form.Email)) yield return ("email", Sentence.Of("guests.invite.emailWrong"));
        if (form.Mobile.Length > 0 && MobileActivation.NumberOf(form.Mobile) != form.Mobile) yield return ("mobile", Sentence.Of("guests.invite.mobileWrong"));
        if (form.Mobile.Length > 0 && !sms.IsSetUp) yield return ("mobile", Sentence.Of("guests.invite.noSms"));
    }

    /// <param name="form">Without faults. The same command sent twice invites once.</param>
    public Task<Outcome> InviteAsync(string caseId, InvitationForm form, CancellationToken cancellation)
    {
        var (now, id) = (clock.GetUtcNow(), "guest-" + GuestSignatures.HashOf(form.Command)[..24]);
        var command = new InviteGuest { Id = form.Command, InstanceId = caseId, Actor = Actor, At = now, GuestId = id, Role = form.Role, Organization = form.Organization };
        return runner.RunAsync(command, (step, _) =>
        {
            step.Context.Add(new PersonRow
            {
                Id = id, Name = form.Name, Email = form.Email is "" ? null : form.Email, Mobile = form.Mobile is "" ? null : form.Mobile, IsGuest = true,
                ReadsEnglish = form.ReadsEnglish, Demonstration = installation.Demonstration, ValidFrom = now,
            });
            return Task.CompletedTask;
        }, cancellation);
    }

    public Task<Outcome> RemindAsync(string caseId, string guest, string command, CancellationToken cancellation) =>
        runner.RunAsync(new RemindGuest { Id = command, InstanceId = caseId, Actor = Actor, At = clock.GetUtcNow(), GuestId = guest }, cancellation);

    public Task<Outcome> DismissAsync(string caseId, string guest, string command, string words, CancellationToken cancellation) =>
        runner.RunAsync(new DismissGuest { Id = command, InstanceId = caseId, Actor = Actor, At = clock.GetUtcNow(), GuestId = guest, Words = words }, cancellation);

    private Actor Actor => reader.Signed(new(reader.Person!.Id));
}

public sealed record InvitationList(string Title, string Number, ImmutableArray<GuestRole> Roles, bool IsRunning, bool TakesMobiles, ImmutableArray<InvitedGuest> Guests);

/// <param name="Entered">When they last came in with a code; null before.</param>
/// <param name="Admitted">Whether their access lasts.</param>
public sealed record InvitedGuest(CaseGuest Guest, string Name, GuestRole Role, string Address, string Inviter, DateTimeOffset? Entered, bool Admitted, bool MayDismiss);

/// <summary>What is typed to invite somebody, trimmed and in half-width.</summary>
public sealed record InvitationForm(string Command, string Role, string Name, string Organization, string Email, string Mobile, bool ReadsEnglish)
{
    public static InvitationForm Of(IFormCollection form) => new(
        form["command"].ToString() is { Length: > 0 and <= 100 } command ? command : Tasks.TaskPost.NewCommand(), Plain(form["role"]), Plain(form["name"]), Plain(form["organization"]) is var o && o.Length > 100 ? o[..100] : o,
        Plain(form["email"]), Plain(form["mobile"]).Replace(" ", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal), form["english"] == "true");

    private static string Plain(string? typed) => (typed ?? "").Normalize(System.Text.NormalizationForm.FormKC).Trim();
}
