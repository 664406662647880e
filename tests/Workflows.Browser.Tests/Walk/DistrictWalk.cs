using System.Collections.Immutable;

namespace Workflows.Browser.Tests.Walk;

/// <summary>The district decides where the street may not or cannot .</summary>
internal static class DistrictWalk
{
    private const string Over = "示例·褚一 生活救助", Short = "示例·陶然 医疗救助";

    public static ImmutableArray<string> Typed => [Over, Short, "示例科目", "示例：同意"];

    /// <summary>12,000 yuan is more than the street's 8,000 at a time.</summary>
    public static async Task OverTheSingleLimitAsync(Town town)
    {
        var chief = await town.AtAsync("06-13 09:00", "he-yi");
        await chief.LookAsync("district-inbox");
        await chief.TakeAsync(Over, "区总审批");
        Assert.Contains("8,000.00", await chief.WordsAsync(), StringComparison.Ordinal);
        await chief.LookAsync("district-decision");
        await chief.FillAsync("审批金额", "12,000.00");
        await ApproveAsync(chief);
        await chief.LookAsync("district-decision-filled");
        await chief.SubmitAsync();
        await chief.LookAsync("district-decided");
        await (await chief.GoAsync("/registers/hardship")).LookAsync("register");
        await chief.FollowAsync("示例·褚一");
        await chief.LookAsync("register-entry");

        var cashier = await town.AtAsync("06-13 15:00", "shi-san");
        await cashier.TakeAsync(Over, "区总发放");
        await cashier.LookAsync("district-payment");
    }

    /// <summary>The street still holds 7,000 when it decides on 8,000: it approves, and the district has to.</summary>
    public static async Task OverTheBalanceAsync(Town town)
    {
        var street = await town.AtAsync("06-15 09:30", "zhou-ba");
        await street.TakeAsync(Short, "街道审批");
        await street.LookAsync("street-over-balance");
        await street.FillAsync("审批金额", "8,000.00");
        await ApproveAsync(street);
        await street.LookAsync("street-over-balance-filled");
        await street.SubmitAsync();
        Assert.Contains("区总审批", await street.WordsAsync(), StringComparison.Ordinal);
        await street.LookAsync("street-over-balance-done");

        var district = await town.AtAsync("06-15 14:00", "he-yi");
        await district.TakeAsync(Short, "区总审批");
        await district.LookAsync("district-over-balance");
    }

    private static async Task ApproveAsync(Walker chief)
    {
        await chief.FillAsync("资金来源", "工会经费");
        await chief.FillAsync("经费科目", "示例科目");
        await chief.FillAsync("意见", "示例：同意");
        await chief.ChooseAsync("同意");
    }
}
