using Workflows.Definitions;

namespace Workflows.Stages.Approval;

/// <summary>What the base of a share is where the due day passes before all have answered; while it runs everybody counts.</summary>
public enum CountedOf { All, Answered }

/// <summary>
/// How answers are counted (票签): the share of approvals that is needed, in whole numbers (G-02), of which base, and whether
/// everybody is waited for though it is settled. <c>&lt;wf:count atLeast="2/3"/></c>; default more than 1/2 of all.
/// </summary>
public sealed record Counting(Threshold Share, CountedOf Of, bool WaitForAll)
{
    public static Counting Read(StageSettings settings)
    {
        if (settings.Element.One("count") is not { } element)
            return new(Threshold.MoreThan(1, 2), CountedOf.All, false);
        var count = settings.Of(element);
        return new(
            ShareOf(count),
            count.OneOf("of", "all", "all", "answered") is "answered" ? CountedOf.Answered : CountedOf.All,
            count.Flag("waitForAll"));
    }

    private static Threshold ShareOf(StageSettings count)
    {
        var text = count.Element["atLeast"] is { } least ? $">={least}" : $">{count.Text("moreThan", "1/2")}";
        if (count.Element["atLeast"] is not null && count.Element["moreThan"] is not null || Threshold.TryParse(text) is not { } share || share is { Numerator: 0, Bound: Bound.AtLeast })
        {
            count.Fault("stages.shareUnreadable", ("share", text));
            return Threshold.MoreThan(1, 2);
        }
        return share;
    }
}

/// <summary>The answers so far by weight, and the weight of those who have not answered.</summary>
public sealed record Tally(int Approving, int Rejecting, int Abstaining, int Open)
{
    public static Tally Of(ImmutableArray<Vote> votes, int open) => new(Sum(votes, "approve"), Sum(votes, "reject"), Sum(votes, "abstain"), open);

    public int Answered => Approving + Rejecting + Abstaining;

    /// <summary>All weights. Who abstains counts in the base.</summary>
    public int All => Answered + Open;

    /// <summary>
    /// True or false once no answer that is still open can change it, null before. That holds for either base: the worst for it
    /// is that all who are left reject, the best that all of them approve.
    /// </summary>
    public bool? Settled(Counting counting) =>
        Open > 0 && counting.WaitForAll ? null
        : counting.Share.IsMetBy(Approving, All) ? true
        : counting.Share.IsMetBy(Approving + Open, All) ? null
        : false;

    /// <summary>What it comes to when nobody answers any more.</summary>
    public bool AsItStands(Counting counting) => counting.Share.IsMetBy(Approving, counting.Of is CountedOf.All ? All : Answered);

    private static int Sum(ImmutableArray<Vote> votes, string act) => votes.Where(v => v.Act == act).Sum(v => v.Weight);
}
