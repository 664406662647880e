using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Workflows.Definitions.RulePacks;
using Workflows.Definitions.Texts;
using Workflows.Host.Identity;
using Workflows.Host.Pages.Shared.Models;
using Workflows.Host.Rules;
using Workflows.Host.Web;

namespace Workflows.Host.Pages.Admin.Rules;

/// <summary>规则确认: the union decides on each parameter of its region: confirm it, change it by a document, or leave it as advice.</summary>
[Audience(Audience.Administrator, Relation.None)]
public sealed class ConfirmModel(OwnRules own, TextCatalog texts, Reader reader, Words words) : PageModel
{
    /// <summary><c>open</c> (default), <c>decided</c> or <c>all</c>.</summary>
    [BindProperty(SupportsGet = true)]
    public string Show { get; set; } = "open";

    /// <summary>Keys that were ticked.</summary>
    [BindProperty]
    public string[] Chosen { get; set; } = [];

    [BindProperty]
    public string? Document { get; set; }

    [BindProperty]
    public string? Value { get; set; }

    public RulePack? Pack { get; private set; }
    public ImmutableArray<DecisionFamily> Families { get; private set; } = [];
    public int All { get; private set; }
    public int Undecided { get; private set; }
    public Sentence? Fault { get; private set; }

    [TempData]
    public int? Recorded { get; set; }

    public Task OnGetAsync(CancellationToken cancellation) => FillAsync(cancellation);

    public Task<IActionResult> OnPostConfirmAsync(CancellationToken cancellation) => DecideAsync(asAdvice: false, cancellation);

    public Task<IActionResult> OnPostAdviceAsync(CancellationToken cancellation) => DecideAsync(asAdvice: true, cancellation);

    /// <summary>One parameter gets another value, by the document that sets it.</summary>
    public async Task<IActionResult> OnPostChangeAsync(string? key, CancellationToken cancellation)
    {
        await FillAsync(cancellation);
        if (Pack?.Find(key ?? "", reader.Today) is not { } rule) return NotFound();
        var kind = RuleValueReader.Written(rule.Value).Kind;
        var value = RuleValueReader.TryParse(kind, (Value ?? "").Trim());
        Fault = value is null ? Sentence.Of("confirm.wrongValue", ("name", NameOf(rule)), ("text", Value), ("how", Sentence.Of("confirm.value." + kind)))
            : string.IsNullOrWhiteSpace(Document) ? Sentence.Of("confirm.needsDocument", ("name", NameOf(rule))) : null;
        return Fault is not null ? Page()
            : await WriteAsync([Decided(rule with { Value = value!, Source = Document!.Trim(), Confidence = Confidence.Verified, LocalExample = false }, asAdvice: false)], cancellation);
    }

    /// <summary>The kind of value a field takes, in words.</summary>
    public string HowOf(DecisionLine line) => reader.T("confirm.value." + line.Kind);

    private async Task<IActionResult> DecideAsync(bool asAdvice, CancellationToken cancellation)
    {
        await FillAsync(cancellation);
        if (Pack is null) return NotFound();
        var chosen = Chosen.Distinct(StringComparer.Ordinal).Select(key => Pack.Find(key, reader.Today)).OfType<RuleParameter>().ToList();
        if (chosen.Count > 0) return await WriteAsync([.. chosen.Select(r => Decided(r, asAdvice))], cancellation);
        Fault = Sentence.Of("confirm.none");
        return Page();
    }

    private async Task<IActionResult> WriteAsync(IReadOnlyCollection<RuleParameter> decided, CancellationToken cancellation)
    {
        await own.DecideAsync(decided, reader.Person!.Id, cancellation);
        Recorded = decided.Count;
        return RedirectToPage(new { Show });
    }

    private RuleParameter Decided(RuleParameter rule, bool asAdvice) =>
        rule with { Decision = new(reader.Person!.Id, reader.Today, (Document ?? "").Trim(), asAdvice) };

    private async Task FillAsync(CancellationToken cancellation)
    {
        Pack = await own.InForceAsync(cancellation);
        if (Pack is null) return;
        var rules = Pack.At(reader.Today).Values.ToList();
        All = rules.Count;
        Undecided = rules.Count(r => r.Decision is null);
        Families =
        [
            .. from rule in rules
               where Show switch { "all" => true, "decided" => rule.Decision is not null, _ => rule.Decision is null }
               orderby rule.Key
               group LineOf(rule) by rule.Key[..1] into family
               select new DecisionFamily(family.Key, texts.Has("rulePages.family." + family.Key) ? reader.T("rulePages.family." + family.Key) : "", [.. family]),
        ];
    }

    private DecisionLine LineOf(RuleParameter rule)
    {
        var (kind, text) = RuleValueReader.Written(rule.Value);
        return new(RuleLine.Of(rule, reader, words), kind, text, rule.Decision switch
        {
            null => new Chip(reader.T("confirm.state.open"), Tone.Plain, "info"),
            { AsAdvice: true } => new Chip(reader.T("confirm.state.advice"), Tone.Soon, "warn"),
            _ => new Chip(reader.T("confirm.state.confirmed"), Tone.Pass),
        }, rule.Decision is { } decision
            ? reader.T("confirm.by", ("day", decision.On), ("document", decision.Document is "" ? reader.T("confirm.noDocument") : decision.Document)) : null);
    }

    private string NameOf(RuleParameter rule) => rule.Name.In(reader.Language);
}

public sealed record DecisionFamily(string Letter, string Name, ImmutableArray<DecisionLine> Lines);

/// <summary>A parameter and what was decided on it.</summary>
/// <param name="Kind">The kind of its value, as packs name it.</param>
/// <param name="Written">The value as it is written in a field.</param>
public sealed record DecisionLine(RuleLine Rule, string Kind, string Written, Chip State, string? Decided);
