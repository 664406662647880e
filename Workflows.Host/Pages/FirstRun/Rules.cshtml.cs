using Microsoft.AspNetCore.Mvc;
using Workflows.Host.FirstRun;
using Workflows.Host.Identity;
using Workflows.Host.Rules;
using Workflows.Host.Web;

namespace Workflows.Host.Pages.FirstRun;

/// <summary>规则确认 as a step: how much is decided; the decisions are taken on the rules' own page.</summary>
[Audience(Audience.Link, Relation.TokenHolder)]
public sealed class RulesModel(FirstRunSetup setup, FirstRunCode code, InstallationInfo installation, OwnRules own, Reader reader) : FirstRunPage(setup, code, installation)
{
    public override string Step => FirstRunSteps.Rules;

    public int All { get; private set; }
    public int Undecided { get; private set; }
    public int Uncertain { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var rules = (await own.InForceAsync(cancellation))!.At(reader.Today).Values.ToList();
        All = rules.Count;
        Undecided = rules.Count(r => r.Decision is null);
        Uncertain = rules.Count(r => r is { Decision: null, Blocks: false });
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        await Setup.KeepAsync(s => s with { RulesSeen = true }, cancellation);
        return Go(FirstRunSteps.Finish);
    }
}
