namespace Workflows.Stages.Approval;

public enum ApprovalMode
{
    /// <summary>或签: the first decides.</summary>
    Any,
    /// <summary>会签: everyone has to approve; one rejection decides.</summary>
    All,
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
}

/// <summary>Settings of an approval stage, see <c>docs</c> and the designer's panel for their words.</summary>
/// <param name="Question">Key of the package's text that asks for the decision.</param>
public sealed record ApprovalSettings(
    ApprovalMode Mode, OnRejection OnRejection, AssignmentSettings Assignment, string Form, string Question,
    bool MayReturn, ImmutableArray<Guard> Guards)
{
    public static ApprovalSettings Read(StageSettings settings) => new(
        settings.OneOf("mode", "any", "any", "all") is "all" ? ApprovalMode.All : ApprovalMode.Any,
        settings.OneOf("onRejection", "end", "end", "continue", "returnToStarter", "returnToPrevious") switch
        {
            "continue" => OnRejection.Continue,
            "returnToStarter" => OnRejection.ReturnToStarter,
            "returnToPrevious" => OnRejection.ReturnToPrevious,
            _ => OnRejection.End,
        },
        AssignmentSettings.Read(settings),
        settings.Form(),
        settings.PackageText("question"),
        settings.Flag("return", true),
        Guard.Read(settings));
}
