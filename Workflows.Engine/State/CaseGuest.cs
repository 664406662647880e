namespace Workflows.Engine.State;

/// <summary>
/// Somebody without a post who was invited to the case (外部人员). Name and address stand in the directory under
/// <paramref name="Id"/>, as every person's do.
/// </summary>
/// <param name="Role">Key of a <see cref="Definitions.Model.GuestRole"/> of the process.</param>
/// <param name="Organization">Whom they speak for, in words; empty where only for themselves.</param>
public sealed record CaseGuest(string Id, string Role, string Organization, string InvitedBy, DateTimeOffset InvitedAt)
{
    /// <summary>When their access was taken back; null while it was not.</summary>
    public DateTimeOffset? DismissedAt { get; init; }

    /// <summary>Days for which a guest may still read after the case has ended.</summary>
    public const int DaysAfterEnd = 30;
}

public static class CaseGuests
{
    extension(ProcessInstance instance)
    {
        public CaseGuest? Guest(string id) => instance.Guests?.FirstOrDefault(g => g.Id == id);

        /// <summary>Whether the guest may open the case at an instant: not taken back, and the case not over for longer than <see cref="CaseGuest.DaysAfterEnd"/>.</summary>
        public bool Admits(CaseGuest guest, DateTimeOffset at) =>
            guest.DismissedAt is null && (instance.EndedAt is not { } ended || at < ended.AddDays(CaseGuest.DaysAfterEnd));

        internal ProcessInstance WithGuest(CaseGuest guest) => instance with
        {
            Guests = [.. (instance.Guests ?? []).Where(g => g.Id != guest.Id), guest],
        };
    }
}
