using System.Collections.Immutable;
using Workflows.Host.Forms;
using Workflows.Host.Pages.Shared.Models;

namespace Workflows.Host.Tasks;

/// <summary>The page of an open task, everything in it said already.</summary>
public sealed record TaskPage
{
    public required string TaskId { get; init; }
    public required string CaseId { get; init; }
    public required string Title { get; init; }

    /// <summary>Process, number and unit.</summary>
    public required string Sub { get; init; }

    /// <summary>The name of the stage.</summary>
    public required string StageName { get; init; }
    public required StageView Stage { get; init; }

    /// <summary>The panel; null where the reader may only look.</summary>
    public Acts? Acts { get; init; }

    /// <summary>Instead of the panel: why the reader cannot act, and whom it waits for.</summary>
    public Note? WhyNot { get; init; }
    /// <summary>Who took it and how it is taken; null where nobody has to take it first.</summary>
    public Parts.ClaimPart? Claim { get; init; }
    public Conflict? Conflict { get; init; }
    public Grounds? Grounds { get; init; }
    public required EarlierStages Earlier { get; init; }
    public required Documents Documents { get; init; }

    /// <summary>The form the case was filed with, to be read; null where it is what is being filled in.</summary>
    public FormModel? Filed { get; init; }

    /// <summary>True where something of it was just opened, so that it is seen at once.</summary>
    public bool FiledOpen { get; init; }

    /// <summary>The form to be filled in.</summary>
    public FormModel? Form { get; init; }
}

/// <summary>What is filled in above the opinion: inputs of the stage's own, then the form.</summary>
public sealed record TaskInputs((string Partial, object Model)? Own, FormModel? Form);
