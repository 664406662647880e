using System.Collections.Immutable;
using System.Text.Json;

namespace Workflows.Definitions.RulePacks;

/// <summary>
/// Reads a pack: <c>{ id, version, region, zh, en, extends?, demonstration?, confirmed?, parameters: [ … ] }</c>; each parameter
/// <c>{ key, rule?, zh, en, &lt;kind&gt;: value, source, confidence, … }</c> with exactly one kind of <see cref="RuleValueReader"/>.
/// </summary>
public static class RulePackReader
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 8 };

    /// <summary>The pack, or everything that is wrong with it.</summary>
    public static RulePackReading Read(string json)
    {
        var problems = new List<PackProblem>();
        try
        {
            using var document = JsonDocument.Parse(json, Strict);
            var pack = Pack(new PackMembers(document.RootElement, "", problems));
            return problems.Count == 0 ? RulePackReading.Of(pack) : RulePackReading.Refused([.. problems]);
        }
        catch (JsonException broken)
        {
            return RulePackReading.Refused(PackProblem.Of($"line {broken.LineNumber + 1}", "rulePacks.notJson"));
        }
    }

    private static RulePack Pack(PackMembers members)
    {
        var reference = new PackReference(members.Needed("id"), members.Needed("version"));
        var demonstration = members.Flag("demonstration");
        var pack = new RulePack
        {
            Id = reference.Id,
            Version = reference.Version,
            Name = Name(members),
            Region = members.Needed("region"),
            Extends = members.Text("extends"),
            Demonstration = demonstration,
            Confirmed = Decision(members.Inner("confirmed")),
            Values = ByKey(members, p => Parameter(p, reference, demonstration)),
            Lineage = [reference],
        };
        members.NothingElse();
        return pack;
    }

    private static ImmutableSortedDictionary<string, ImmutableArray<RuleParameter>> ByKey(
        PackMembers members, Func<PackMembers, RuleParameter?> read)
    {
        var values = new SortedDictionary<string, List<RuleParameter>>(StringComparer.Ordinal);
        foreach (var place in members.Each("parameters"))
        {
            if (read(place) is not { } parameter) continue;
            if (!values.TryGetValue(parameter.Key, out var same)) values.Add(parameter.Key, same = []);
            if (same.Any(p => p.EffectiveFrom == parameter.EffectiveFrom))
                place.Problem("key", "rulePacks.twice", ("key", parameter.Key));
            same.Add(parameter);
        }
        return values.ToImmutableSortedDictionary(
            v => v.Key, v => v.Value.OrderBy(p => p.EffectiveFrom ?? DateOnly.MinValue).ToImmutableArray(), StringComparer.Ordinal);
    }

    private static RuleParameter? Parameter(PackMembers members, PackReference pack, bool demonstration)
    {
        var key = members.Needed("key");
        var value = RuleValueReader.Read(members);
        var confidence = members.Word<Confidence>("confidence");
        if (members.Take("confidence") is null) members.Problem("confidence", "rulePacks.missing");
        var parameter = value is null ? null : new RuleParameter
        {
            Key = key,
            RuleId = members.Text("rule") ?? key.Split('.')[0],
            Name = Name(members),
            Value = value,
            Source = members.Needed("source"),
            Confidence = confidence ?? Confidence.Uncertain,
            LocalExample = members.Flag("localExample"),
            EffectiveFrom = members.Day("effectiveFrom"),
            Demonstration = members.Flag("demonstration") || demonstration,
            FixedAt = members.Word<FixedAt>("fixedAt") ?? FixedAt.EachDeadline,
            RollOver = members.Word<Calendars.RollOver>("rollOver"),
            Pack = pack,
            Remark = members.Text("remark"),
            Counting = Counting(members.Inner("counted")),
            Decision = Decision(members.Inner("decision")),
        };
        if (parameter is not null) members.NothingElse();
        return parameter;
    }

    private static Counting? Counting(PackMembers? members)
    {
        if (members is null) return null;
        var counting = new Counting(
            members.Word<Calendars.ClockStart>("start") ?? Calendars.ClockStart.Started, Name(members), members.Flag("before"), members.Text("extends"))
        {
            Units = members.Words<UnitKind>("unitKinds"),
        };
        members.NothingElse();
        return counting;
    }

    private static RuleDecision? Decision(PackMembers? members)
    {
        if (members is null) return null;
        var on = members.Day("on");
        if (on is null) members.Problem("on", "rulePacks.missing");
        var decision = new RuleDecision(members.Needed("by"), on ?? default, members.Text("document") ?? "", members.Flag("advice"));
        members.NothingElse();
        return decision;
    }

    private static PackText Name(PackMembers members) => new(members.Needed("zh"), members.Needed("en"));
}
