using System.Collections.Immutable;
using Workflows.Definitions;
using Workflows.Definitions.Calendars;
using Workflows.Definitions.Feel;
using Workflows.Definitions.RulePacks;
using Workflows.Engine.World;

namespace Workflows.Tests.Engine;

/// <summary>A world of one unit <c>u</c>, whose post <c>chair</c> the person <c>p</c> holds; Shanghai, the given calendar and pack.</summary>
internal sealed class PlainWorld(WorkCalendar calendar, RulePack pack) : IWorld, IDirectory
{
    public IDirectory Directory => this;
    public WorkCalendar Calendar => calendar;
    public TimeZoneInfo Zone { get; } = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    public RulePack Rules(string unitId, string? pinnedPack, string? pinnedVersion) => pack;
    public Money? Balance(string ledger) => null;
    public FeelContext? RegisterEntry(string register, string key) => null;
    public long NextNumber(string counter) => 1;
    public FeelValue? Reveal(string sealedId) => null;

    public Unit? Unit(string id) => id == "u" ? new("u", "示例街道总工会", "street", null, "u/", "cn") : null;
    public Person? Person(string id) => new(id, id);
    public ImmutableArray<Person> Holders(string post, string unitId) => post == "chair" ? [new("p", "示例·周八")] : [];
    public bool AreNearRelatives(string person, string other) => false;
    public bool StandsInFor(string substitute, string person) => false;
}
