using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Workflows.Definitions.Calendars;
using Workflows.Definitions.RulePacks;
using Workflows.Definitions.Texts;
using Workflows.Host.Identity;
using Workflows.Host.Rules;
using Workflows.Host.Web;

namespace Workflows.Host.Pages.DueDays;

/// <summary>期限计算: rule, day and pack give the due day with its explanation. A GET only; the address can be sent to a colleague.</summary>
[Audience(Audience.SignedIn, Relation.None)]
public sealed class IndexModel(RuleBook book, Reader reader) : PageModel
{
    /// <summary>Where no pack is chosen.</summary>
    private const string National = "cn";

    [BindProperty(SupportsGet = true)]
    public string? Pack { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Rule { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? From { get; set; }

    [BindProperty(SupportsGet = true)]
    public ClockStart Start { get; set; }

    public ImmutableArray<RulePack> Packs { get; private set; } = [];
    public ImmutableArray<RuleParameter> Terms { get; private set; } = [];
    public DueDayAnswer? Answer { get; private set; }
    public Sentence? Fault { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        Packs = await book.PacksAsync(cancellation);
        Pack ??= reader.Installation.Demonstration ? Packs.FirstOrDefault(p => p.Demonstration)?.Id ?? National : National;
        if (RulePackChain.Resolve(Pack, Packs).Pack is not { } pack) return NotFound();
        var day = DueDayQuestion.ParseDay(From);
        Terms = DueDayQuestion.Terms(pack, day ?? reader.Today);
        From ??= Words.Machine(reader.Today);
        if (Rule is null) return Page();
        Fault = Rule.Length == 0 ? Sentence.Of("dueDays.noRule") : day is null ? Sentence.Of("dueDays.noDay") : null;
        if (Fault is null)
        {
            Answer = new DueDayQuestion(Rule, day!.Value, Start, Start == ClockStart.Event).Ask(pack, await book.CalendarAsync(cancellation));
            Fault = Answer.Refusal;
        }
        return Page();
    }
}
