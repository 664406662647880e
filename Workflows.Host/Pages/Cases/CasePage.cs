using System.Collections.Immutable;
using Workflows.Definitions.Feel;
using Workflows.Host.Forms;
using Workflows.Host.Pages.Cases.Reading;
using Workflows.Host.Pages.Shared.Models;
using Workflows.Host.Web;

namespace Workflows.Host.Pages.Cases;

/// <summary>Everything the page of a case shows. Of the tabs only the chosen one is filled.</summary>
public sealed record CasePage
{
    public required string Id { get; init; }
    public required string Title { get; init; }
    public required Chip State { get; init; }
    public required string Sub { get; init; }
    public required ImmutableArray<ActionLink> Actions { get; init; }
    public required StageBar Stages { get; init; }
    public required string Tab { get; init; }
    public required ImmutableArray<FilterLink> Tabs { get; init; }
    public required Journal Journal { get; init; }
    public required ImmutableArray<WaitingFor> Waiting { get; init; }

    /// <summary>Whom the stages to come will ask; null where nothing is to come.</summary>
    public ComingStages? Coming { get; init; }
    public required People People { get; init; }
    public required Basis Basis { get; init; }

    public required Comments Comments { get; init; }

    public Diagram? Diagram { get; init; }
    public ImmutableArray<ShownForm> Forms { get; init; } = [];
    public Documents? Documents { get; init; }
    public ImmutableArray<CaseDocument> Papers { get; init; } = [];
    public ImmutableArray<CaseNotice> Notices { get; init; } = [];
    public CaseMoneyTab? Money { get; init; }
    public CaseCheckTab? Check { get; init; }
}

/// <summary>One form under its heading.</summary>
public sealed record ShownForm(string Title, FormModel Form);

/// <summary>A notice of the case: how it stands, from when to when, what it says, and what was objected.</summary>
public sealed record CaseNotice(Chip State, string Period, string Heading, string Body, string Href, ImmutableArray<DateTimeOffset> Objections);

/// <summary>What the case did to ledgers, and how those stand now.</summary>
public sealed record CaseMoneyTab(ImmutableArray<CaseMovement> Movements)
{
    public ImmutableArray<LedgerLine> Ledgers { get; init; } = [];
}

public sealed record LedgerLine(string Id, string Name, Definitions.Money Balance);

/// <summary>What was checked of the record, what came of it, and each row with its hash.</summary>
public sealed record CaseCheckTab(Note Verdict, ImmutableArray<string> Steps, ImmutableArray<CheckedRow> Rows, string DownloadHref);

public sealed record CheckedRow(long Seq, string What, string When, string Hash, bool AtFault);

/// <summary>A sealed value somebody just opened; null in clear where its key was destroyed.</summary>
public sealed record RevealedValue(string Path, FeelValue? Clear);
