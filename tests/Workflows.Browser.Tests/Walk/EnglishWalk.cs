using System.Collections.Immutable;

namespace Workflows.Browser.Tests.Walk;

/// <summary>Every kind of page in English, by the people whose pages they are. Only what people typed and are called stays Chinese.</summary>
internal static class EnglishWalk
{
    private const string Short = "示例·陶然 医疗救助", Over = "示例·褚一 生活救助";

    public static ImmutableArray<string> Typed => ["示例银行示例支行", "示例街道示例路 1 号", "示例：本人重病", "示例：同意上报", "示例：情况属实", "示例公告栏", "示核2026-040", "放假", "上班"];

    /// <summary>Who signs in after all other walks.</summary>
    public static async Task SignedInAsync(Town town)
    {
        await FilingAsync(town);
        await DecisionAsync(town);
        await PaymentAsync(town);
        await CaseAsync(town);
        await AdministrationAsync(town);
    }

    /// <summary>Who does not sign in, while notices stand and one is paused.</summary>
    public static async Task AnybodyAsync(Town town)
    {
        var anybody = await town.AtAsync("06-09 12:00");
        await (await anybody.GoAsync("/account/sign-in")).LookAsync("sign-in");
        await (await anybody.GoAsync("/notices")).LookAsync("notices");
        foreach (var name in new[] { "示例·陈帆", "示例·陶然" })
        {
            await anybody.GoAsync("/notices");
            await anybody.Page.Locator(".notice-list a").Filter(new() { HasText = name }).ClickAsync();
            await anybody.LookAsync("notice");
        }
        var notice = anybody.Page.Url;
        await (await anybody.GoAsync(notice + "/print")).LookAsync("notice-sheet");
        await (await anybody.GoAsync(notice + "/objection")).LookAsync("objection");
        await anybody.SendAsync("Object and get a receipt");
        await anybody.LookAsync("objection-refused");
        await (await anybody.GoAsync("/notices/answer")).LookAsync("answer");
    }

    private static async Task FilingAsync(Town town)
    {
        var officer = await town.AtAsync("06-15 14:20", "li-si");
        await officer.LookAsync("inbox-empty");
        await (await officer.GoAsync("/start")).LookAsync("start");
        await officer.FollowAsync("Aid to workers in difficulty");
        await officer.LookAsync("application");
        await officer.SubmitAsync();
        await officer.LookAsync("application-refused");
        await (await officer.GoAsync("/me")).LookAsync("me");
        await (await officer.GoAsync("/preferences")).LookAsync("preferences");
        await (await officer.GoAsync("/due-days")).LookAsync("due-days");

        var women = await town.AtAsync("06-15 14:25", "chen-fu");
        await women.GoAsync("/start");
        await women.FollowAsync("Condolence list");
        await women.LookAsync("list");
        await (await women.GoAsync("/inbox/started")).LookAsync("started");
    }

    private static async Task DecisionAsync(Town town)
    {
        var chief = await town.AtAsync("06-15 14:30", "he-yi");
        await chief.LookAsync("inbox");
        await chief.TakeAsync(Short, "Decision of the district");
        await chief.LookAsync("decision");
        await chief.FillAsync("Amount approved", "8,000.00");
        await chief.FillAsync("Source of the money", "Union fund");
        await chief.FillAsync("Budget subject", "示例科目");
        await chief.ChooseAsync("Approve");
        await chief.LookAsync("decision-filled");
        await chief.SubmitAsync();
        await chief.LookAsync("decided");
        await (await chief.GoAsync("/inbox/done")).LookAsync("done");
        await (await chief.GoAsync("/funds")).LookAsync("funds");
    }

    private static async Task PaymentAsync(Town town)
    {
        var cashier = await town.AtAsync("06-15 14:40", "shi-san");
        await cashier.TakeAsync(Over, "Payment by the district");
        await cashier.LookAsync("payment");
    }

    private static async Task CaseAsync(Town town)
    {
        var auditor = await town.AtAsync("06-15 14:50", "xu-he");
        await auditor.LookAsync("audit");
        foreach (var page in new[] { "/cases", "/audit/samples", "/audit/records", "/registers" })
            await (await auditor.GoAsync(page)).LookAsync(page.Trim('/').Replace('/', '-'));
        await auditor.GoAsync("/cases");
        await auditor.FollowAsync(Over);
        var tabs = auditor.Page.Locator("nav.tabs a");
        for (var tab = 0; tab < await tabs.CountAsync(); tab++)
        {
            await tabs.Nth(tab).ClickAsync();
            await auditor.Page.WaitForLoadStateAsync();
            await auditor.LookAsync($"case-{tab + 1}");
        }
    }

    private static async Task AdministrationAsync(Town town)
    {
        var administrator = await town.AtAsync("06-15 15:00", "qin-guan");
        await administrator.LookAsync("administrator");
        foreach (var page in new[] { "/admin/rules", "/admin/rules/years", "/admin/stuck", "/admin/journal", "/admin/verification" })
            await (await administrator.GoAsync(page)).LookAsync(page.Trim('/').Replace('/', '-'));
    }
}
