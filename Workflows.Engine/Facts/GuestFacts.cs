namespace Workflows.Engine.Facts;

/// <summary>Somebody without a post has a part in the case from now on.</summary>
[StoredName("guestInvited", 1)]
public sealed record GuestInvited(CaseGuest Guest) : Fact
{
    public override ProcessInstance Apply(ProcessInstance instance) => instance.WithGuest(Guest);
}

/// <summary>A guest's part is over: they may neither open nor answer anything of the case any more.</summary>
[StoredName("guestDismissed", 1)]
public sealed record GuestDismissed(string GuestId, string By, DateTimeOffset At) : Fact
{
    public override ProcessInstance Apply(ProcessInstance instance)
    {
        if (instance.Guest(GuestId) is not { } guest)
            return instance;
        var key = Principal.PersonKey(GuestId);
        return instance.WithGuest(guest with { DismissedAt = At }) with
        {
            Tasks = [.. instance.Tasks.Select(t => t.Principals.Any(p => p.Key == key) ? t with { Principals = [.. t.Principals.Where(p => p.Key != key)] } : t)],
        };
    }
}

/// <summary>A guest gave an opinion beside any task. It changes nothing; it stands in the record.</summary>
[StoredName("guestOpinionGiven", 1)]
public sealed record GuestOpinionGiven(string GuestId, string Words) : Fact
{
    public override ProcessInstance Apply(ProcessInstance instance) => instance;
}
