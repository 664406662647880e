namespace Workflows.Browser.Tests.Walk;

/// <summary>The family of the shipped scenario 一户人家, typed in as an officer of its union would.</summary>
internal static class Family
{
    /// <summary>Everything but the amount, which decides who decides.</summary>
    public static async Task FillAsync(Walker officer, string name, string amount)
    {
        await officer.FillAsync("申请人", name);
        await officer.FillAsync("姓名", name);
        await officer.FillAsync("身份证号", "440399198501010028");
        await officer.FillAsync("联系电话", "13800000001");
        await officer.FillAsync("所在单位", "示例纺织有限公司工会");
        await officer.FillAsync("现住址", "示例街道示例路 1 号");
        await officer.FillAsync("身份", "在岗");
        await officer.FillAsync("劳模类别", "非劳模");
        await officer.AnswerAsync("困难类别", "深度困难");
        await officer.FillAsync("主要致困原因", "疾病");
        await officer.FillAsync("困难说明", "本人重病，长期服药");
        await MemberAsync(officer, officer.Row("家庭成员", 1), "示例·张母", "父母", "44039919550202003X", "慢性病");
        await MemberAsync(officer, await officer.AddRowAsync("家庭成员"), "示例·张女", "子女", "440399201203030025", "健康");
        await officer.FillAsync("家庭年可支配收入", "86,400");
        await officer.FillAsync("医疗支出", "40,000");
        await officer.FillAsync("教育支出", "12,800");
        await officer.AnswerAsync("子女就读高收费私立学校或自费留学", "没有");
        await officer.AnswerAsync("明显超标的房产、车辆等资产", "没有");
        await officer.FillAsync("帮扶项目", "医疗救助");
        await officer.FillAsync("申请金额", amount);
        await officer.AnswerAsync("同一事项的政府救助", "没有申请");
        await officer.FillAsync("开户行", "示例银行示例支行");
        await officer.FillAsync("银行账号", "6228480000000000018");
        await officer.FillAsync("开户名", name);
        await officer.AttachAsync("申请书", Samples.Paper("申请书"));
        await officer.AttachAsync("家庭经济状况核对授权书", Samples.Paper("授权书"));
        await officer.AttachAsync("收入证明", Samples.Paper("收入证明"));
        await officer.AttachAsync("诊断证明和医疗费票据", Samples.Paper("诊断证明"), Samples.Picture("医疗费票据"));
        await officer.TickAsync("我保证所填内容属实，虚假申报愿意退回资金");
    }

    private static async Task MemberAsync(Walker officer, Microsoft.Playwright.ILocator row, string name, string relation, string number, string health)
    {
        await officer.FillAsync(row, "姓名", name);
        await officer.FillAsync(row, "与申请人关系", relation);
        await officer.FillAsync(row, "身份证号", number);
        await officer.FillAsync(row, "健康状况", health);
        await officer.FillAsync(row, "年收入", "0");
    }
}
