using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Workflows.Definitions.RulePacks;
using Workflows.Definitions.Texts;
using Workflows.Host.Identity;
using Workflows.Host.Rules;
using Workflows.Host.Web;
using Workflows.Host.World;

namespace Workflows.Host.Pages.DueDays;

/// <summary>
/// 期限计算: rule, day, pack and kind of unit give the due day with its explanation. A GET only; the address can be sent to a
/// colleague, with the key of a rule or its id, which may set several days.
/// </summary>
[Audience(Audience.SignedIn, Relation.None)]
public sealed class IndexModel(RuleBook book, TextCatalog texts, Reader reader) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Pack { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Rule { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? From { get; set; }

    [BindProperty(SupportsGet = true)]
    public UnitKind? Unit { get; set; }

    public ImmutableArray<RulePack> Packs { get; private set; } = [];

    /// <summary>The rules to choose from, by the process they belong to.</summary>
    public ImmutableArray<RuleChapter> Chapters { get; private set; } = [];

    /// <summary>The rule in the picker; null before one is chosen.</summary>
    public RuleParameter? Chosen { get; private set; }
    public ImmutableArray<DueDayAnswer> Answers { get; private set; } = [];
    public Sentence? Fault { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        Packs = await book.PacksAsync(cancellation);
        Pack ??= reader.Installation.Demonstration ? Packs.FirstOrDefault(p => p.Demonstration)?.Id ?? WorldMaker.NationalPack : WorldMaker.NationalPack;
        if (RulePackChain.Resolve(Pack, Packs).Pack is not { } pack) return NotFound();
        var day = DueDayQuestion.ParseDay(From);
        var terms = DueDayQuestion.Terms(pack, day ?? reader.Today);
        Chapters = [.. terms.GroupBy(r => r.Key[..1]).OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => new RuleChapter(NameOf(c.Key), [.. c]))];
        Chosen = terms.FirstOrDefault(r => r.Key == Rule) ?? terms.FirstOrDefault(r => r.RuleId == Rule);
        From = day is { } known ? Words.Machine(known) : From ?? Words.Machine(reader.Today);
        if (string.IsNullOrEmpty(Rule)) return Page();
        if (DueDayQuestion.ParseDay(From) is { } from)
            (Answers, Fault) = new DueDayQuestion(Rule, from, Unit).Ask(pack, await book.CalendarAsync(cancellation), Packs);
        else
            Fault = Sentence.Of("dueDays.noDay");
        return Page();
    }

    private string NameOf(string letter) => texts.Has("rulePages.family." + letter) ? reader.T("rulePages.family." + letter) : letter;
}

/// <summary>The rules of one process that set a day.</summary>
public sealed record RuleChapter(string Name, ImmutableArray<RuleParameter> Rules);
