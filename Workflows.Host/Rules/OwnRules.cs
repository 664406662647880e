using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Workflows.Data;
using Workflows.Data.Rules;
using Workflows.Definitions.RulePacks;
using Workflows.Definitions.Texts;
using Workflows.Host.Audit;
using Workflows.Host.World;

namespace Workflows.Host.Rules;

/// <summary>
/// The union's own pack: what it decided on the parameters of its region (规则确认). Each round of decisions is a new version
/// over the one before, beside its entry in the system journal; the root unit follows the pack from the first decision on.
/// </summary>
public sealed class OwnRules(IDbContextFactory<WorkflowsContext> contexts, RuleBook book, SystemJournal journal, TextCatalog texts, TimeProvider clock)
{
    public const string PackId = "own";

    /// <summary>The pack that holds for the union at the root, laid over all it extends; null where there is no unit yet.</summary>
    public async Task<RulePack?> InForceAsync(CancellationToken cancellation)
    {
        await using var data = await contexts.CreateDbContextAsync(cancellation);
        return await RootAsync(data, cancellation) is { } root ? await book.PackAsync(root.Region ?? WorldMaker.NationalPack, cancellation) : null;
    }

    /// <summary>Writes decisions on parameters as they stand; a changed value comes with the document that sets it.</summary>
    public async Task DecideAsync(IReadOnlyCollection<RuleParameter> decided, string by, CancellationToken cancellation)
    {
        await using var data = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await data.Database.BeginTransactionAsync(cancellation);
        // The journal's lock comes first: two administrators deciding at once do so one after the other.
        await journal.AppendAsync(data, "rulesDecided", by, decided.Select(p => (p.Key, Said(p))), cancellation);
        var root = await RootAsync(data, cancellation) ?? throw new InvalidOperationException("Expected a unit at the root, but there is none.");
        var before = (await data.RulePacks.Where(p => p.Id == PackId).ToListAsync(cancellation)).MaxBy(p => p.AddedAt);
        var pack = before is not null ? RulePackReader.Read(before.Json).Pack! : New(root.Region ?? WorldMaker.NationalPack);
        pack = pack with
        {
            Version = (int.Parse(pack.Version, System.Globalization.CultureInfo.InvariantCulture) + 1).ToString(System.Globalization.CultureInfo.InvariantCulture),
            Values = decided.Aggregate(pack.Values, With),
        };
        data.RulePacks.Add(new RulePackRow { Id = PackId, Version = pack.Version, Json = RulePackWriter.Write(pack), AddedAt = clock.GetUtcNow(), AddedBy = by });
        root.Region = PackId;
        await data.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
    }

    private static Task<Data.Organization.UnitRow?> RootAsync(WorkflowsContext data, CancellationToken cancellation) =>
        data.Units.Where(u => u.ParentId == null && u.ValidTo == null).OrderBy(u => u.Path).FirstOrDefaultAsync(cancellation);

    private RulePack New(string region) => new()
    {
        Id = PackId, Version = "0", Name = new(texts.Raw("rulePacks.own", Language.Chinese), texts.Raw("rulePacks.own", Language.English)), Region = region, Extends = region,
        Values = ImmutableSortedDictionary.Create<string, ImmutableArray<RuleParameter>>(StringComparer.Ordinal),
    };

    private static ImmutableSortedDictionary<string, ImmutableArray<RuleParameter>> With(
        ImmutableSortedDictionary<string, ImmutableArray<RuleParameter>> values, RuleParameter decided) => values.SetItem(decided.Key,
        [.. values.GetValueOrDefault(decided.Key, []).Where(p => p.EffectiveFrom != decided.EffectiveFrom).Append(decided).OrderBy(p => p.EffectiveFrom ?? DateOnly.MinValue)]);

    private static string Said(RuleParameter parameter) =>
        $"{(parameter.Decision!.AsAdvice ? "advice" : "confirmed")} {RuleValueReader.Written(parameter.Value).Text} {parameter.Decision.Document}".TrimEnd();
}
