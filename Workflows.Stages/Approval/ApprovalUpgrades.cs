using System.Text.Json.Nodes;
using Workflows.Engine.Upgrades;

namespace Workflows.Stages.Approval;

/// <summary>Release 0.2 knew approvals only, and whose they were; each counts 1.</summary>
internal sealed class ApprovalGiven1ToVoted1 : Upgrade
{
    public override string From => "approval.approved/1";
    public override string To => "approval.voted/1";

    public override void Change(JsonObject members)
    {
        members["vote"] = new JsonObject { ["of"] = "", ["persons"] = members["persons"]!.DeepClone(), ["act"] = "approve", ["weight"] = "1" };
        members.Remove("persons");
    }
}

/// <summary>Release 0.2 kept the persons who approved in one list.</summary>
internal sealed class ApprovalState1To2 : Upgrade
{
    public override string From => "approval.state/1";
    public override string To => "approval.state/2";

    public override void Change(JsonObject members)
    {
        members["votes"] = new JsonArray([.. members["approved"]!.AsArray().Select(person => new JsonObject
        {
            ["of"] = "", ["persons"] = new JsonArray(person!.DeepClone()), ["act"] = "approve", ["weight"] = "1",
        })]);
        members["seats"] = new JsonArray();
        members.Remove("approved");
    }
}
