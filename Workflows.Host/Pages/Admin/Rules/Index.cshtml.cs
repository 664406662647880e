using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Workflows.Definitions.RulePacks;
using Workflows.Definitions.Texts;
using Workflows.Host.Identity;
using Workflows.Host.Pages.Shared.Models;
using Workflows.Host.Rules;
using Workflows.Host.Web;
using Workflows.Host.World;

namespace Workflows.Host.Pages.Admin.Rules;

/// <summary>规则与日历: every parameter of a region's pack with value, source and how sure it is.</summary>
[Audience(Audience.Administrator, Relation.None)]
public sealed class IndexModel(RuleBook book, TextCatalog texts, Reader reader, Words words) : PageModel
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
    /// <summary>By the letter their keys begin with, in the order of the alphabet.</summary>
    public ImmutableArray<RuleFamily> Families { get; private set; } = [];
    public int All { get; private set; }

    /// <summary>True where something was sought: the families found stand open.</summary>
    public bool Narrowed => Sure is not null || Query is { Length: > 0 };

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        Packs = await book.PacksAsync(cancellation);
        Pack ??= reader.Installation.Demonstration ? Packs.FirstOrDefault(p => p.Demonstration)?.Id ?? WorldMaker.NationalPack : WorldMaker.NationalPack;
        if (RulePackChain.Resolve(Pack, Packs).Pack is not { } pack) return NotFound();
        Chosen = pack;
        var values = pack.At(reader.Today).Values.ToList();
        All = values.Count;
        Families =
        [
            .. from rule in values.Where(Meant)
               orderby rule.Key
               group RuleLine.Of(rule, reader, words) by rule.Key[..1] into family
               select new RuleFamily(family.Key, NameOf("rulePages.family." + family.Key), [.. family]),
        ];
        return Page();
    }

    /// <summary>Chapters of the product's own rules have names; a union may write others.</summary>
    private string NameOf(string key) => texts.Has(key) ? reader.T(key) : "";

    private bool Meant(RuleParameter rule) => (Sure is null || rule.Confidence == Sure)
        && (Query is not { Length: > 0 } query || rule.Key.Contains(query, StringComparison.OrdinalIgnoreCase)
            || rule.Name.In(reader.Language).Contains(query, StringComparison.OrdinalIgnoreCase));
}

/// <summary>The parameters of one chapter of the rules.</summary>
public sealed record RuleFamily(string Letter, string Name, ImmutableArray<RuleLine> Lines);

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
