namespace Workflows.Engine.Assignments;

/// <summary>
/// Who may invite to a case: whoever filed it or has a part in handling it, and administrators. Neither a guest, nor whose
/// matter it is.
/// </summary>
public static class GuestRights
{
    public static bool MayInvite(ProcessInstance instance, IDirectory directory, string person) =>
        instance.Guest(person) is null && !instance.Parties.Contains(person)
        && (instance.StarterId == person || instance.Responsible == person || HasActed(instance, person) || IsAsked(instance, directory, person) || directory.IsAdministrator(person, instance.UnitId));

    /// <summary>The inviter may take it back, and so may an administrator.</summary>
    public static bool MayDismiss(ProcessInstance instance, IDirectory directory, CaseGuest guest, string person) =>
        guest.InvitedBy == person || directory.IsAdministrator(person, instance.UnitId);

    private static bool HasActed(ProcessInstance instance, string person) =>
        instance.Past.Any(p => p.Acted.Contains(person)) || instance.Active.Any(a => a.Acted.Contains(person));

    private static bool IsAsked(ProcessInstance instance, IDirectory directory, string person) =>
        instance.Tasks.Any(t => Entitlement.Holders(directory, t).Contains(person));
}
