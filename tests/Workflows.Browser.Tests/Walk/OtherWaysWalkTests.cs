using System.Collections.Immutable;
using Workflows.Host.Demonstration;
using Workflows.Testing;

namespace Workflows.Browser.Tests.Walk;

/// <summary>
/// What one family's case does not come by: a list of many payees, an objection that is upheld, the decisions of the district,
/// and all pages in English. One town for all of them, at the desk and on the phone; what came before is in <c>before.md</c>.
/// </summary>
public sealed class OtherWaysWalkTests(TestServer server, Chromium chromium)
{
    [Theory, InlineData(1366, false), InlineData(390, true)]
    public async Task A_list_is_paid_an_objection_is_upheld_the_district_decides_and_all_of_it_stands_in_english(int width, bool isPhone)
    {
        var look = new Look($"other-ways-{width}", width, isPhone);
        var english = new Look($"english-{width}", width, isPhone, Data);
        await using var town = await Town.OpenAsync(server, chromium, look, "05-18 08:00");
        await town.PlayAsync("before.md");
        var objection = new ObjectionWalk();

        await ListWalk.FiledAsync(town);
        await objection.RaisedAsync(town);
        await EnglishWalk.AnybodyAsync(town.SeenBy(english));
        await ListWalk.PaidAsync(town);
        await objection.UpheldAsync(town);
        await DistrictWalk.OverTheSingleLimitAsync(town);
        await ListWalk.ApprovedLateAsync(town);
        await DistrictWalk.OverTheBalanceAsync(town);
        await EnglishWalk.SignedInAsync(town.SeenBy(english));

        Assert.Empty(look.Faults.AddRange(english.Faults));
    }

    /// <summary>Names of people, units and ledgers, and the few words typed in <c>before.md</c> and in these walks, longest first.</summary>
    private static ImmutableArray<string> Data =>
    [
        .. Federation.Shipped().Persons.Select(p => p.Name)
            .Concat(Federation.Shipped().Units.Select(u => u.Name)).Concat(Federation.Shipped().Ledgers.Select(l => l.Name))
            .Concat(Enumerable.Range(1, 30).Select(n => $"示例·女工{n:00}"))
            .Concat(["示例·张母", "示例·张女"]).Concat(ListWalk.Typed).Concat(ObjectionWalk.Typed).Concat(DistrictWalk.Typed).Concat(EnglishWalk.Typed)
            .OrderByDescending(w => w.Length),
    ];
}
