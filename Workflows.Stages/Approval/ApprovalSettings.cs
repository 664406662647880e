using Workflows.Definitions;

namespace Workflows.Stages.Approval;

public enum ApprovalMode
{
    /// <summary>或签: the first decides.</summary>
    Any,
    /// <summary>会签: everyone is asked at the same time.</summary>
    All,
    /// <summary>依次: everyone is asked, one after the other.</summary>
    Ordered,
    /// <summary>票签: everyone is asked at the same time, and the answers are counted by weight.</summary>
    Weighted,
}

/// <summary>What a rejection means.</summary>
public enum OnRejection
{
    /// <summary>The case ends, outcome <c>rejected</c>.</summary>
    End,
    /// <summary>The token goes on with the outcome <c>rejected</c>; a gateway decides.</summary>
    Continue,
    /// <summary>Back to the last task the starter answered, else the case ends.</summary>
    ReturnToStarter,
    /// <summary>Back to the task answered last before this one.</summary>
    ReturnToPrevious,
    /// <summary>Back to the node of <see cref="ApprovalSettings.RejectTo"/>, where a return may lead there; else the case ends.</summary>
    ReturnTo,
}

/// <summary>Whether somebody who has approved before is asked once more; never where the case's data changed since.</summary>
public enum AskedAgain
{
    Ask,
    /// <summary>Who approved at the stage just before this one is not asked again.</summary>
    OnceForConsecutive,
    /// <summary>Who approved at any stage since the last return is not asked again.</summary>
    OncePerCase,
}

/// <summary>
/// Settings of an approval stage (approvals.md §1).
/// <code>
/// &lt;wf:stage kind="approval" mode="any|all|ordered|weighted" onRejection="end|continue|returnToStarter|returnToPrevious|returnTo" to="visit"
///     rejections="veto|count" signers="2" again="ask|consecutive|once" ifStarter="superior|skip|ask|forbid" timeOut="reject|approve"
///     acts="return transfer delegate add copy comment withdraw" form=… question=…>
///   &lt;wf:candidates … weight="2"/> &lt;wf:exclude …/> &lt;wf:nobody …/> &lt;wf:clock …/> &lt;wf:guard …/>
///   &lt;wf:count moreThan="1/2" of="all|answered" waitForAll="true"/>
/// &lt;/wf:stage>
/// </code>
/// </summary>
/// <param name="Question">Key of the package's text that asks for the decision.</param>
public sealed record ApprovalSettings(ApprovalMode Mode, OnRejection OnRejection, AssignmentSettings Assignment, string Form, string Question)
{
    /// <summary>Acts beside approving and rejecting that a stage may allow; all where it does not say.</summary>
    public static ImmutableArray<string> OtherActs { get; } = ["return", "transfer", "delegate", "add", "copy", "comment", "withdraw"];

    /// <summary>The node a rejection leads back to; empty unless <see cref="OnRejection.ReturnTo"/>.</summary>
    public string RejectTo { get; init; } = "";

    /// <summary>How answers are counted; null where one rejection decides.</summary>
    public Counting? Counting { get; init; }

    /// <summary>How many distinct persons have to approve in mode <c>any</c>; 1 to 9.</summary>
    public int Signers { get; init; } = 1;

    public AskedAgain Again { get; init; }

    /// <summary>What passing the due day decides, where the clock says that it decides: true = approved. Where answers are counted, the count decides.</summary>
    public bool TimeOutApproves { get; init; }

    /// <summary>Those of <see cref="OtherActs"/> that are allowed here.</summary>
    public ImmutableArray<string> Acts { get; init; } = OtherActs;

    public ImmutableArray<Guard> Guards { get; init; } = [];

    public static ApprovalSettings Read(StageSettings settings)
    {
        var mode = ReadMode(settings);
        var read = new ApprovalSettings(mode, ReadRejection(settings), ReadAssignment(settings), settings.Form(), settings.PackageText("question"))
        {
            RejectTo = settings.NodeName("to"),
            Counting = Counts(settings, mode) ? Counting.Read(settings) : null,
            Signers = Math.Clamp(settings.Number("signers", 1), 1, 9),
            Again = settings.OneOf("again", "ask", "ask", "consecutive", "once") switch
            {
                "consecutive" => AskedAgain.OnceForConsecutive,
                "once" => AskedAgain.OncePerCase,
                _ => AskedAgain.Ask,
            },
            TimeOutApproves = settings.OneOf("timeOut", "reject", "reject", "approve") is "approve",
            Acts = ReadActs(settings),
            Guards = Guard.Read(settings),
        };
        Check(settings, read);
        return read;
    }

    private static ApprovalMode ReadMode(StageSettings settings) => settings.OneOf("mode", "any", "any", "all", "ordered", "weighted") switch
    {
        "all" => ApprovalMode.All,
        "ordered" => ApprovalMode.Ordered,
        "weighted" => ApprovalMode.Weighted,
        _ => ApprovalMode.Any,
    };

    private static OnRejection ReadRejection(StageSettings settings) =>
        settings.OneOf("onRejection", "end", "end", "continue", "returnToStarter", "returnToPrevious", "returnTo") switch
        {
            "continue" => OnRejection.Continue,
            "returnToStarter" => OnRejection.ReturnToStarter,
            "returnToPrevious" => OnRejection.ReturnToPrevious,
            "returnTo" => OnRejection.ReturnTo,
            _ => OnRejection.End,
        };

    private static AssignmentSettings ReadAssignment(StageSettings settings) => AssignmentSettings.Read(settings, maySkip: true) with
    {
        IfStarter = settings.OneOf("ifStarter", "superior", "superior", "skip", "ask", "forbid") switch
        {
            "skip" => StarterAmong.Skip,
            "ask" => StarterAmong.Ask,
            "forbid" => StarterAmong.Forbid,
            _ => StarterAmong.Superior,
        },
    };

    /// <summary><c>all</c> is a veto unless it says otherwise, <c>weighted</c> a count.</summary>
    private static bool Counts(StageSettings settings, ApprovalMode mode) =>
        settings.OneOf("rejections", mode is ApprovalMode.Weighted ? "count" : "veto", "veto", "count") is "count";

    private static ImmutableArray<string> ReadActs(StageSettings settings)
    {
        var acts = settings.Element["acts"] is null ? OtherActs : settings.Words("acts");
        foreach (var act in acts.Where(a => !OtherActs.Contains(a)))
            settings.Fault("engine.notOneOf", ("setting", "acts"), ("value", act), ("allowed", string.Join(", ", OtherActs)));
        return settings.Flag("return", true) ? acts : acts.Remove("return");
    }

    /// <summary>Settings that make sense alone and not together.</summary>
    private static void Check(StageSettings settings, ApprovalSettings read)
    {
        if (read.OnRejection is OnRejection.ReturnTo != read.RejectTo is not "")
            settings.Fault("stages.returnToNeedsNode");
        else if (read.RejectTo is not "" && settings.Package.Process.Nodes.GetValueOrDefault(read.RejectTo) is { } node and not Definitions.Model.UserTask)
            settings.Fault("stages.returnToNeedsTask", ("node", read.RejectTo));
        if (read.Counting is not null && read.Mode is ApprovalMode.Any or ApprovalMode.Ordered)
            settings.Fault("stages.nothingToCount");
        if (read.Counting is null && settings.Element.One("count") is not null)
            settings.Fault("stages.nothingToCount");
        if (read.Mode is not ApprovalMode.Weighted && read.Assignment.Candidates.Any(c => c.Weight != 1))
            settings.Fault("stages.weightsNotCounted");
        if (read.Signers > 1 && read.Mode is not ApprovalMode.Any)
            settings.Fault("stages.signersOnlyAny");
        if (read.Again is not AskedAgain.Ask && read.Form is not "")
            settings.Fault("stages.formIsAskedAgain");
    }
}
