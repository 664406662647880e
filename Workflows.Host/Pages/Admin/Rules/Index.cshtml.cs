using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Workflows.Definitions.RulePacks;
using Workflows.Host.Identity;
using Workflows.Host.Pages.Shared.Models;
using Workflows.Host.Rules;
using Workflows.Host.Web;

namespace Workflows.Host.Pages.Admin.Rules;

/// <summary>规则与日历: every parameter of a region's pack with value, source and how sure it is.</summary>
[Audience(Audience.Administrator)]
public sealed class IndexModel(RuleBook book, Reader reader, Words words) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Pack { get; set; }

    /// <summary>Part of a key or a name.</summary>
    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Query { get; set; }

    /// <summary>Only values of this confidence; null all.</summary>
    [BindProperty(SupportsGet = true)]
    public Confidence? Sure { get; set; }

    public ImmutableArray<RulePack> Packs { get; private set; } = [];
    public RulePack Chosen { get; private set; } = null!;
    public ImmutableArray<RuleLine> Lines { get; private set; } = [];
    public int All { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        Packs = await book.PacksAsync(cancellation);
        Pack ??= reader.Installation.Demonstration ? Packs.FirstOrDefault(p => p.Demonstration)?.Id ?? "cn" : "cn";
        if (RulePackChain.Resolve(Pack, Packs).Pack is not { } pack) return NotFound();
        Chosen = pack;
        var values = pack.At(reader.Today).Values.ToList();
        All = values.Count;
        Lines = [.. values.Where(Meant).OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => RuleLine.Of(p, reader, words))];
        return Page();
    }

    private bool Meant(RuleParameter rule) => (Sure is null || rule.Confidence == Sure)
        && (Query is not { Length: > 0 } query || rule.Key.Contains(query, StringComparison.OrdinalIgnoreCase)
            || rule.Name.In(reader.Language).Contains(query, StringComparison.OrdinalIgnoreCase));
}

/// <summary>One parameter as the table shows it.</summary>
public sealed record RuleLine(string Key, string Name, string Value, string Source, Chip Sure, ImmutableArray<string> Marks, string Pack, string? Remark)
{
    public static RuleLine Of(RuleParameter rule, Reader reader, Words words) => new(
        rule.Key, rule.Name.In(reader.Language), RuleValueWords.Of(rule.Value, reader, words), rule.ShownSource,
        rule.Confidence switch
        {
            Confidence.Verified => new(reader.T("rulePages.verified"), Tone.Pass),
            Confidence.Known => new(reader.T("rulePages.known"), Tone.Plain, "info"),
            _ => new(reader.T("rulePages.uncertain"), Tone.Soon, "warn"),
        },
        [.. MarksOf(rule).Select(key => reader.T(key, ("day", rule.EffectiveFrom)))], rule.Pack.ToString(), rule.Remark);

    private static IEnumerable<string> MarksOf(RuleParameter rule)
    {
        if (rule.Demonstration) yield return "rulePages.demonstration";
        if (rule.LocalExample) yield return "rulePages.localExample";
        if (rule.EffectiveFrom is not null) yield return "rulePages.from";
        yield return rule.FixedAt switch
        {
            FixedAt.Application => "rulePages.fixed.application",
            FixedAt.Decision => "rulePages.fixed.decision",
            _ => "rulePages.fixed.deadline",
        };
    }
}
