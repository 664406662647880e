using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using Workflows.Definitions.RulePacks;
using Workflows.Definitions.Texts;
using Workflows.Host.FirstRun;
using Workflows.Host.Identity;
using Workflows.Host.Pages.Shared.Models;
using Workflows.Host.Web;

namespace Workflows.Host.Pages.FirstRun;

/// <summary>Whose installation it is: name, level, region with its rules, and the zone of its days.</summary>
[Audience(Audience.Link, Relation.TokenHolder)]
public sealed class UnionModel(FirstRunSetup setup, FirstRunCode code, InstallationInfo installation, TextCatalog texts, Reader reader) : FirstRunPage(setup, code, installation)
{
    private const int LongestName = 100;

    public static readonly string[] Levels = ["province", "district", "street", "enterprise"];

    public override string Step => FirstRunSteps.Union;

    [BindProperty] public string? Name { get; set; }
    [BindProperty] public string? EnglishName { get; set; }
    [BindProperty] public string? Level { get; set; }
    [BindProperty] public string? Region { get; set; }
    [BindProperty] public string? Zone { get; set; }

    public Faults Faults { get; private set; } = new([]);

    public static ImmutableArray<RulePack> Regions { get; } = [.. ShippedRulePacks.All.Where(p => !p.Demonstration)];

    /// <summary>The zones of the country first, then all others the machine knows.</summary>
    public static ImmutableArray<string> Zones { get; } =
        [.. new[] { "Asia/Shanghai", "Asia/Urumqi", "Asia/Hong_Kong", "Asia/Macau" }.Concat(TimeZoneInfo.GetSystemTimeZones().Select(z => z.Id)).Distinct()];

    /// <summary>As people call it, where they do: 北京时间.</summary>
    public string ZoneWords(string zone) => texts.Has("firstRun.zone." + zone) ? reader.T("firstRun.zone." + zone) : zone;

    public void OnGet() => (Name, EnglishName, Level, Region, Zone) = (State.UnionName, State.EnglishName, State.Level, State.Region, State.TimeZone);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        (Name, EnglishName) = ((Name ?? "").Trim(), (EnglishName ?? "").Trim());
        Faults = new([.. Wrong()]);
        if (!Faults.Fields.IsEmpty) return Page();
        await Setup.KeepAsync(s => s with { UnionName = Name, EnglishName = EnglishName, Level = Level!, Region = Region!, TimeZone = Zone! }, cancellation);
        return Go(FirstRunSteps.Administrator);
    }

    public string? FaultOf(string field) => Faults.Fields.FirstOrDefault(f => f.FieldId == field)?.Words;

    private IEnumerable<FieldFault> Wrong()
    {
        if (Name!.Length is 0 or > LongestName) yield return Fault("name", "firstRun.union.name");
        if (EnglishName!.Length > LongestName) yield return Fault("englishName", "firstRun.union.english");
        if (Level is null || !Levels.Contains(Level)) yield return Fault("level", "firstRun.union.level");
        if (Regions.All(r => r.Id != Region)) yield return Fault("region", "firstRun.union.region");
        if (Zone is null || !Zones.Contains(Zone)) yield return Fault("zone", "firstRun.union.zone");
    }

    private FieldFault Fault(string field, string key) => new(field, reader.T(key), reader.T(key + ".wrong", ("most", LongestName)));
}
