using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Workflows.Definitions.Calendars;
using Workflows.Definitions.Dmn;
using Workflows.Definitions.Forms;
using Workflows.Definitions.Packages;
using Workflows.Definitions.RulePacks;
using Workflows.Engine;
using Workflows.Engine.Commands;
using Workflows.Engine.Facts;
using Workflows.Engine.Journal;
using Workflows.Engine.State;
using Workflows.Stages;
using Workflows.Stages.PublicNotice;
using Workflows.Tests.Bpmn;

namespace Workflows.Tests.Engine;

/// <summary>
/// Spring Festival 2027 by the law alone: off from 5 to 10 February (6 and 7 are a weekend, given off on 9 and 10). The notice of
/// these tests, made up, gives 5 to 11 off and no weekend worked.
/// </summary>
public class CountAgainTests
{
    private static readonly WorkCalendar Unpublished = new();
    private static readonly WorkCalendar Published = new(new HolidayYear(2027, [new("春节", new(2027, 2, 5), new(2027, 2, 11))], [], "示例通知"));

    private static readonly RulePack Pack = RulePackReader.Read("""
        { "id": "t", "version": "1", "zh": "示例", "en": "Example", "region": "t", "parameters": [
          { "key": "T.act", "zh": "审批", "en": "Approval", "term": "3wd", "source": "示例", "confidence": "verified" },
          { "key": "T.before", "zh": "提醒", "en": "Reminder", "term": "1wd", "source": "示例", "confidence": "verified" },
          { "key": "A-12", "zh": "公示", "en": "Notice", "term": "5wd", "source": "示例", "confidence": "verified" } ] }
        """).Pack!;

    private static readonly JournalJson Json = new(new StoredTypes(typeof(StageKinds).Assembly));

    private const string Approval = """
        <bpmn:startEvent id="s"/><bpmn:sequenceFlow id="f1" sourceRef="s" targetRef="a"/>
        <bpmn:userTask id="a" name="审批"><bpmn:extensionElements><wf:stage kind="approval">
          <wf:candidates post="chair"/><wf:clock rule="T.act" before="T.before"/></wf:stage></bpmn:extensionElements></bpmn:userTask>
        <bpmn:sequenceFlow id="f2" sourceRef="a" targetRef="e"/><bpmn:endEvent id="e"/>
        """;

    private const string Notice = """
        <bpmn:startEvent id="s"/><bpmn:sequenceFlow id="f1" sourceRef="s" targetRef="n"/>
        <bpmn:userTask id="n" name="公示"><bpmn:extensionElements><wf:stage kind="publicNotice" rule="A-12">
          <wf:candidates post="chair"/><wf:objection><wf:candidates post="chair"/></wf:objection></wf:stage></bpmn:extensionElements></bpmn:userTask>
        <bpmn:sequenceFlow id="f2" sourceRef="n" targetRef="e"/><bpmn:endEvent id="e"/>
        """;

    [Fact]
    public void A_published_year_moves_the_due_day_its_reminder_and_its_end()
    {
        var process = Bind(Approval);
        var open = Started(process);
        Assert.Equal(new(2027, 2, 12), open.Tasks[0].Due!.Day);

        var after = Run(process, open, Recompute("2027-02-03T06:00:00Z"), Published);

        var task = after.Instance.Tasks[0];
        Assert.Equal(new(2027, 2, 15), task.Due!.Day);
        Assert.False(task.Due.Provisional);
        Assert.Equal(At("2027-02-15T16:00:00Z"), TimerOf(after.Instance, "overdue").At);
        Assert.Equal(At("2027-02-12T00:00:00Z"), TimerOf(after.Instance, "reminder").At);
        var told = Assert.Single(after.Facts.OfType<Notified>());
        Assert.Equal(["post:chair@u"], told.To);
        Assert.Equal(("2027-02-12", "2027-02-15", "示例通知"), (told.Values["from"], told.Values["to"], told.Values["source"]));
    }

    [Fact]
    public void Counting_again_by_the_same_calendar_is_refused_and_leaves_no_record()
    {
        var process = Bind(Approval);
        var result = ProcessEngine.Step(process, Started(process), Recompute("2027-02-03T06:00:00Z"), new PlainWorld(Unpublished, Pack));
        Assert.Equal("engine.nothingToRecompute", Assert.IsType<Rejected>(result).Rejection.Key);
    }

    [Fact]
    public void A_day_that_is_over_stays_as_it_was()
    {
        var process = Bind(Approval);
        var result = ProcessEngine.Step(process, Started(process), Recompute("2027-02-13T01:00:00Z"), new PlainWorld(Published, Pack));
        Assert.Equal("engine.nothingToRecompute", Assert.IsType<Rejected>(result).Rejection.Key);
    }

    [Fact]
    public void A_reminder_that_has_gone_out_is_not_set_again()
    {
        var process = Bind(Approval);
        var open = Started(process);
        var reminded = Run(process, open, Fire(TimerOf(open, "reminder").Id, "2027-02-11T00:00:00Z"), Unpublished).Instance;

        var after = Run(process, reminded, Recompute("2027-02-11T06:00:00Z"), Published);

        Assert.Equal(["overdue"], after.Instance.Timers.Select(t => t.Name));
        Assert.Equal(new(2027, 2, 15), after.Instance.Tasks[0].Due!.Day);
    }

    /// <summary>
    /// By the law alone due on Friday 12 February; every two working days, twice at most: on Saturday 13 the next is Tuesday 16,
    /// then Thursday 18, and no more.
    /// </summary>
    [Fact]
    public void A_pack_says_how_often_and_how_many_times_people_are_reminded()
    {
        var process = Bind(Approval);
        var pack = RulePackReader.Read("""
            { "id": "t", "version": "1", "zh": "示例", "en": "Example", "region": "t", "parameters": [
              { "key": "T.act", "zh": "审批", "en": "Approval", "term": "3wd", "source": "示例", "confidence": "verified" },
              { "key": "T-06.reminderEvery", "zh": "催办", "en": "Reminders", "term": "2wd", "source": "示例", "confidence": "verified" },
              { "key": "T-07.reminderMost", "zh": "次数", "en": "At most", "number": "2", "source": "示例", "confidence": "verified" } ] }
            """).Pack!;
        var open = Run(process, null, new StartInstance { Id = "start", InstanceId = "i", Actor = new("starter"), At = At("2027-02-03T02:00:00Z"), UnitId = "u" }, Unpublished, pack).Instance;

        var overdue = Run(process, open, Fire(TimerOf(open, "overdue").Id, "2027-02-12T16:00:00Z"), Unpublished, pack).Instance;
        Assert.Equal(At("2027-02-16T00:00:00Z"), TimerOf(overdue, "reminder").At);
        var once = Run(process, overdue, Fire(TimerOf(overdue, "reminder").Id, "2027-02-16T00:00:00Z"), Unpublished, pack).Instance;
        Assert.Equal(At("2027-02-18T00:00:00Z"), TimerOf(once, "reminder").At);
        Assert.Empty(Run(process, once, Fire(TimerOf(once, "reminder").Id, "2027-02-18T00:00:00Z"), Unpublished, pack).Instance.Timers);
    }

    /// <summary>T-09: as soon as it is overdue, after so many reminders, or with the last where there are fewer.</summary>
    [Theory]
    [InlineData(0, "2027-02-12T16:00:00Z")]
    [InlineData(1, "2027-02-15T00:00:00Z")]
    [InlineData(2, "2027-02-16T00:00:00Z")]
    [InlineData(9, "2027-02-16T00:00:00Z")]
    public void A_pack_says_after_how_many_reminders_the_superior_is_asked_too(int after, string escalated)
    {
        var process = Bind(Approval.Replace("before=\"T.before\"/>", "overdue=\"escalate\" most=\"2\"><wf:superior post=\"boss\"/></wf:clock>", StringComparison.Ordinal));
        var pack = RulePackReader.Read($$"""
            { "id": "t", "version": "1", "zh": "示例", "en": "Example", "region": "t", "parameters": [
              { "key": "T.act", "zh": "审批", "en": "Approval", "term": "3wd", "source": "示例", "confidence": "verified" },
              { "key": "T-09.escalateAfter", "zh": "升级", "en": "Escalation", "number": "{{after}}", "source": "示例", "confidence": "verified" } ] }
            """).Pack!;
        var open = Run(process, null, new StartInstance { Id = "start", InstanceId = "i", Actor = new("starter"), At = At("2027-02-03T02:00:00Z"), UnitId = "u" }, Unpublished, pack).Instance;

        var asked = new List<DateTimeOffset>();
        while (open.Timers is [var timer, ..])
        {
            var fired = Run(process, open, new FireTimer { Id = timer.Id, InstanceId = "i", Actor = Actor.System, At = timer.At, TimerId = timer.Id }, Unpublished, pack);
            if (fired.Facts.OfType<PrincipalsAdded>().Any()) asked.Add(timer.At);
            open = fired.Instance;
        }

        Assert.Equal([At(escalated)], asked);
    }

    [Fact]
    public void An_open_notice_ends_later_and_its_page_is_told()
    {
        var process = Bind(Notice);
        var open = Publish(process);
        Assert.Equal(new(2027, 2, 16), ((NoticeState)open.Active[0].Stage!).Until!.Day);

        var after = Run(process, open, Recompute("2027-02-04T06:00:00Z"), Published);

        Assert.Equal(new(2027, 2, 17), ((NoticeState)after.Instance.Active[0].Stage!).Until!.Day);
        Assert.Equal(At("2027-02-17T16:00:00Z"), Assert.Single(after.Instance.Timers).At);
        Assert.Equal(new(2027, 2, 17), Assert.Single(after.Effects.OfType<NoticeChanged>()).Until!.Day);
    }

    [Fact]
    public void A_paused_notice_is_counted_by_the_calendar_of_the_day_it_resumes()
    {
        var process = Bind(Notice);
        var paused = Run(process, Publish(process), new RaiseObjection
        {
            Id = "o", InstanceId = "i", Actor = Actor.Public, At = At("2027-02-04T02:00:00Z"), NodeId = "n", Visit = 1, ObjectionId = "x",
        }, Unpublished).Instance;

        var refused = ProcessEngine.Step(process, paused, Recompute("2027-02-04T06:00:00Z"), new PlainWorld(Published, Pack));
        Assert.Equal("engine.nothingToRecompute", Assert.IsType<Rejected>(refused).Rejection.Key);

        var resumed = Run(process, paused, Answer(paused.Tasks[0], "dismiss", "2027-02-04T07:00:00Z"), Published);
        // 4 February stood still; then 12, 15, 16, 17, 18 are the five working days.
        Assert.Equal(new(2027, 2, 18), ((NoticeState)resumed.Instance.Active[0].Stage!).Until!.Day);
    }

    /// <summary>Begun on 3 February by three working days; five of them end on 16 February (4, 11, 12, 15, 16).</summary>
    [Fact]
    public void A_changed_rule_moves_the_days_of_a_case_only_where_it_is_applied_and_says_so()
    {
        var process = Bind(Approval);
        var open = Started(process);
        var changed = PackOf("2", "5wd");

        var untouched = ProcessEngine.Step(process, open, Recompute("2027-02-04T06:00:00Z"), new PlainWorld(Unpublished, Pack));
        Assert.Equal("engine.nothingToRecompute", Assert.IsType<Rejected>(untouched).Rejection.Key);
        var after = Run(process, open, Apply("2027-02-04T06:00:00Z"), Unpublished, changed);

        Assert.Equal(new RulesPinned("t", "2"), after.Facts[0]);
        Assert.Equal(("t", "2"), (after.Instance.RulePack, after.Instance.RulePackVersion));
        Assert.Equal((new(2027, 2, 16), new(2027, 2, 3), "2"), (after.Instance.Tasks[0].Due!.Day, after.Instance.Tasks[0].Due!.From, after.Instance.Tasks[0].Due!.Pack.Version));
        Assert.Equal(At("2027-02-16T16:00:00Z"), TimerOf(after.Instance, "overdue").At);
        var told = Assert.Single(after.Facts.OfType<Notified>());
        Assert.Equal(("2027-02-12", "2027-02-16", "示例文件"), (told.Values["from"], told.Values["to"], told.Values["source"]));
        var again = ProcessEngine.Step(process, after.Instance, Apply("2027-02-04T07:00:00Z"), new PlainWorld(Unpublished, changed));
        Assert.Equal("engine.nothingToRecompute", Assert.IsType<Rejected>(again).Rejection.Key);
    }

    [Fact]
    public void A_shorter_term_makes_nobody_late()
    {
        var process = Bind(Approval);
        var after = Run(process, Started(process), Apply("2027-02-11T06:00:00Z"), Unpublished, PackOf("2", "1wd"));

        Assert.Equal(new(2027, 2, 12), after.Instance.Tasks[0].Due!.Day);
        Assert.Equal("2", after.Instance.RulePackVersion);
    }

    /// <summary>The value of the day of application holds to the end, whatever comes into force later.</summary>
    [Fact]
    public void What_is_fixed_at_the_application_stays()
    {
        var process = Bind(Approval);
        var changed = RulePackReader.Read("""
            { "id": "t", "version": "2", "zh": "示例", "en": "Example", "region": "t", "parameters": [
              { "key": "T.act", "zh": "审批", "en": "Approval", "term": "3wd", "source": "示例", "confidence": "verified", "fixedAt": "application" },
              { "key": "T.act", "zh": "审批", "en": "Approval", "term": "9wd", "effectiveFrom": "2027-02-04", "source": "示例", "confidence": "verified", "fixedAt": "application" } ] }
            """).Pack!;

        var after = Run(process, Started(process), Apply("2027-02-05T06:00:00Z"), Unpublished, changed);

        Assert.Equal((new(2027, 2, 12), "2"), (after.Instance.Tasks[0].Due!.Day, after.Instance.RulePackVersion));
        Assert.Empty(after.Facts.OfType<Notified>());
    }

    private static RulePack PackOf(string version, string term) => RulePackReader.Read($$"""
        { "id": "t", "version": "{{version}}", "zh": "示例", "en": "Example", "region": "t", "parameters": [
          { "key": "T.act", "zh": "审批", "en": "Approval", "term": "{{term}}", "source": "示例", "confidence": "verified" } ] }
        """).Pack!;

    private static ApplyRules Apply(string at) => new() { Id = "apply-" + at, InstanceId = "i", Actor = new("admin"), At = At(at), Source = "示例文件" };

    private static ProcessInstance Started(ExecutableProcess process) => Run(process, null, new StartInstance
    {
        Id = "start", InstanceId = "i", Actor = new("starter"), At = At("2027-02-03T02:00:00Z"), UnitId = "u",
    }, Unpublished).Instance;

    private static ProcessInstance Publish(ExecutableProcess process)
    {
        var draft = Started(process);
        return Run(process, draft, Answer(draft.Tasks[0], "publish", "2027-02-03T03:00:00Z"), Unpublished).Instance;
    }

    private static AnswerTask Answer(OpenTask task, string act, string at) => new()
    {
        Id = act, InstanceId = "i", Actor = new("p"), At = At(at), TaskId = task.Id, Visit = task.Visit, Act = act, Words = "示例答复，查无实据",
    };

    private static RecomputeDeadlines Recompute(string at) => new() { Id = "again", InstanceId = "i", Actor = new("admin"), At = At(at), Source = "示例通知" };

    private static FireTimer Fire(string timer, string at) => new() { Id = timer, InstanceId = "i", Actor = Actor.System, At = At(at), TimerId = timer };

    private static Accepted Run(ExecutableProcess process, ProcessInstance? instance, Command command, WorkCalendar calendar, RulePack? pack = null)
    {
        var result = ProcessEngine.Step(process, instance, command, new PlainWorld(calendar, pack ?? Pack));
        Assert.Equal("", (result as Rejected)?.Rejection.Key ?? "");
        var accepted = (Accepted)result;
        Assert.Equal(accepted.Instance.Timers, ProcessEngine.Fold(instance, accepted.Facts).Timers);
        var stored = Json.Write(accepted.Instance);
        Assert.Equal(Encoding.UTF8.GetString(stored), Encoding.UTF8.GetString(Json.Write(Json.ReadInstance(stored))));
        Assert.All(accepted.Facts, fact => Assert.Equal(Json.Write(fact).ToJsonString(), Json.Write(Json.ReadFact(Json.Write(fact))).ToJsonString()));
        return accepted;
    }

    private static PendingTimer TimerOf(ProcessInstance instance, string name) => instance.Timers.Single(t => t.Name == name);

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

    private static ExecutableProcess Bind(string inside)
    {
        var reading = Diagrams.Read(inside);
        Assert.Empty(reading.Problems);
        var bound = ExecutableProcess.Bind(new ProcessPackage
        {
            Name = "example",
            Hash = "0",
            Process = reading.Model!,
            BpmnXml = "",
            Forms = ImmutableSortedDictionary<string, FormSchema>.Empty,
            Decisions = ImmutableSortedDictionary<string, DmnModel>.Empty,
            Texts = ImmutableSortedDictionary<string, PackageText>.Empty,
        }, StageKinds.Shipped);
        Assert.Empty(bound.Problems);
        return bound.Process!;
    }
}
