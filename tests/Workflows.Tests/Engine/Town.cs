using Workflows.Definitions;
using Workflows.Stages.Scenarios;

namespace Workflows.Tests.Engine;

/// <summary>
/// The small world of the engine's tests, under the pack <c>cn</c> and the shipped calendar: a district above a street above
/// an enterprise, one person on each post, 孙 on none, and 10,000 yuan of aid at the street.
/// </summary>
internal static class Town
{
    public const string Aid = "aid:street:2026";

    public static ScenarioWorld New(string zone = "Asia/Shanghai")
    {
        var world = new ScenarioWorld(zone: TimeZoneInfo.FindSystemTimeZoneById(zone));
        world.AddUnit("district", "示例区总工会", "district", null, "cn");
        world.AddUnit("street", "示例街道总工会", "street", "district");
        world.AddUnit("works", "示例厂工会", "enterprise", "street");
        foreach (var (id, name, post, unit) in new[]
        {
            ("wang", "示例·王", "officer", "works"),
            ("li", "示例·李", "chair", "works"),
            ("zhao", "示例·赵", "visitor", "works"),
            ("chen", "示例·陈", "chair", "street"),
            ("zhou", "示例·周", "viceChair", "street"),
            ("qian", "示例·钱", "cashier", "street"),
            ("wu", "示例·吴", "chair", "district"),
            ("admin", "示例·管", "administrator", "district"),
        })
        {
            world.AddPerson(id, name);
            world.AddPost(post, unit, id);
        }
        world.AddPerson("sun", "示例·孙");
        world.SetBalance(Aid, Money.Yuan(10_000));
        return world;
    }
}
