using Workflows.Definitions;
using Workflows.Definitions.Scenarios;
using Workflows.Definitions.Texts;
using Workflows.Tests.Engine;

namespace Workflows.Tests.Scenarios;

public sealed class ScenarioReaderTests
{
    private static string Written(params string[] rows) => $"""
        # 例子

        说明文字。

        - 开始：2026年5月18日 8:00
        - 规则包：demo-street

        ## 单位

        | 编号 | 名称 | 级别 | 上级 |
        |---|---|---|---|
        | s | 示例街道 | street | |

        ## 人员

        | 姓名 | 职务 | 单位 | 近亲属 |
        |---|---|---|---|
        | 示例·甲 | a、b | s | |
        | 示例·乙 | | | 示例·甲 |

        ## 经费

        | 名称 | 科目 | 单位 | 年度 | 年初 | 已用 |
        |---|---|---|---|---|---|
        | 帮扶资金 | aid | s | 2026 | 500,000.00 | 451,000.00 |

        ## 资料「常用」

        | 项目 | 内容 |
        |---|---|
        | 身份 | 在岗 |

        ## 经过

        | 时间 | 谁 | 做什么 | 填写 | 结果 | 备注 |
        |---|---|---|---|---|---|
        {string.Join("\n", rows)}
        """;

    private static Scenario Read(params string[] rows)
    {
        var reading = ScenarioReader.Read(Written(rows), "a.md");
        Assert.Equal([], reading.Problems.Select(p => $"{p.Line} {p.Sentence.Key}"));
        return reading.Scenario!;
    }

    [Fact]
    public void The_world_is_read_from_its_tables()
    {
        var scenario = Read();
        Assert.Equal(("例子", new DateTime(2026, 5, 18, 8, 0, 0), "demo-street"), (scenario.Title, scenario.Start, scenario.RulePack));
        Assert.Equal(["a", "b"], scenario.Persons[0].Posts);
        Assert.Equal(["示例·甲"], scenario.Persons[1].Relatives);
        Assert.Equal(Money.Yuan(49_000), Assert.Single(scenario.Ledgers).Balance);
    }

    [Fact]
    public void A_row_says_when_who_what_with_which_values_and_what_then()
    {
        var steps = Read(
            "| 5月20日 周三 9:00 | 示例·甲 | 发起「一」困难职工帮扶 | 照「常用」；申请金额=8,000.00 | 待办：受理（示例·甲、示例·乙）；到期：受理 5月25日 T-08；余额：帮扶资金 49,000.00 | 21、22、25 |",
            "| 10:30 | 示例·乙 | 退回「一」初审 到 受理，直接回来 | 意见：请补充材料 | 邮件：示例·甲（退回）；不成功：不归您办 | |").Steps;
        Assert.Equal([new DateTime(2026, 5, 20, 9, 0, 0), new DateTime(2026, 5, 20, 10, 30, 0)], steps.Select(s => s.At));
        Assert.Equal(new FilesCase("困难职工帮扶") { Case = "一" }, steps[0].Act);
        Assert.Equal(("常用", new WrittenValue("申请金额", "8,000.00")), (steps[0].Set, Assert.Single(steps[0].Values)));
        Assert.Equal(["示例·甲", "示例·乙"], Assert.IsType<TaskIsOpen>(steps[0].Then[0]).People);
        Assert.Equal((new DateOnly(2026, 5, 25), "T-08"), steps[0].Then[1] is IsDue due ? (due.Day, due.Rule) : default);
        Assert.Equal(Money.Yuan(49_000), Assert.IsType<BalanceIs>(steps[0].Then[2]).Amount);
        Assert.Equal("21、22、25", steps[0].Remark);
        Assert.Equal(new AnswersTask("return", "初审", "受理", true) { Case = "一" }, steps[1].Act);
        Assert.Equal("请补充材料", steps[1].Words);
        Assert.Equal("returned", Assert.IsType<MailWasSent>(steps[1].Then[0]).Kind);
        Assert.Equal("不归您办", Assert.IsType<IsRefused>(steps[1].Then[1]).Words);
    }

    [Theory]
    [InlineData("| 昨天 | 示例·甲 | 等到 | | | |", "scenarios.time")]
    [InlineData("| 5月17日 9:00 | 示例·甲 | 等到 | | | |", "scenarios.timeBack")]
    [InlineData("| 2月30日 9:00 | 示例·甲 | 等到 | | | |", "scenarios.time")]
    [InlineData("| 9:00 | 示例·甲 | 看一看 | | | |", "scenarios.act")]
    [InlineData("| 9:00 | 示例·甲 | 同意「一」 | | | |", "scenarios.act")]
    [InlineData("| 9:00 | 示例·丙 | 发起「一」流程 | | | |", "scenarios.personUnknown")]
    [InlineData("| 9:00 | | 发起「一」流程 | | | |", "scenarios.nobodyActs")]
    [InlineData("| 9:00 | 示例·甲 | 同意「二」初审 | | | |", "scenarios.caseUnknown")]
    [InlineData("| 9:00 | 示例·甲 | 发起「一」流程 | 申请金额 | | |", "scenarios.value")]
    [InlineData("| 9:00 | 示例·甲 | 发起「一」流程 | 照「没有」 | | |", "scenarios.setUnknown")]
    [InlineData("| 9:00 | 示例·甲 | 发起「一」流程 | | 很好 | |", "scenarios.expectation")]
    [InlineData("| 9:00 | 示例·甲 | 发起「一」流程 | | 到期：受理 周五 T-01 | |", "scenarios.expectation")]
    [InlineData("| 9:00 | 示例·甲 | 发起「一」流程 | | 余额：别的资金 1.00 | |", "scenarios.expectation")]
    public void A_bad_row_is_told_with_its_line(string row, string key)
    {
        var problem = Assert.Single(ScenarioReader.Read(Written(row), "a.md").Problems);
        Assert.Equal((37, key), (problem.Line, problem.Sentence.Key));
        Assert.NotEqual("", StepChecks.Texts.Say(problem.Sentence, Language.Chinese));
    }

    [Fact]
    public void A_case_name_is_used_once() => Assert.Equal("scenarios.caseTwice", Assert.Single(
        ScenarioReader.Read(Written("| 9:00 | 示例·甲 | 发起「一」流程 | | | |", "| 9:00 | 示例·甲 | 发起「一」流程 | | | |"), "a.md").Problems).Sentence.Key);

    [Fact]
    public void Without_a_beginning_there_is_no_scenario() =>
        Assert.Equal("scenarios.noStart", Assert.Single(ScenarioReader.Read("# 空", "a.md").Problems).Sentence.Key);
}
