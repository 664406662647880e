using Workflows.Definitions.Bpmn;
using Workflows.Definitions.Feel;
using Workflows.Definitions.Forms;
using Workflows.Definitions.Packages;
using Workflows.Engine;
using Workflows.Engine.State;
using Workflows.Stages;
using Workflows.Tests.Engine;

namespace Workflows.Tests.Stages;

/// <summary>Who is asked, what becomes of the starter among them, and what happens where nobody is left (approvals.md §1).</summary>
public class ApprovalCandidateTests
{
    private static Play At(string settings, string inside, string starter = "wang") => new Play(Drawn(settings, inside)).Start(starter);

    private static string Drawn(string settings, string inside) => $"""
        start s
        user a <wf:stage kind="approval" {settings}>{inside}</wf:stage>
        user b
        s > a > b
        """;

    private static string[] Asked(Play play) => [.. play.State.Tasks.Where(t => t.NodeId == "a").SelectMany(t => t.Principals).Select(p => $"{p.Key} {p.Why}")];

    [Fact]
    public void Everybody_up_the_line_to_a_level_is_asked_nearest_first()
    {
        var play = At("mode='ordered'", """<wf:candidates post="chair" upTo="level:district"/>""");
        foreach (var (post, person) in new[] { ("works", "li"), ("street", "chen"), ("district", "wu") })
        {
            Assert.Equal([$"post:chair@{post} why.post"], Asked(play));
            play.Answer(person, "approve");
        }
        Assert.Equal(["b"], play.Active);
    }

    [Fact]
    public void Units_on_the_line_where_nobody_holds_the_post_are_passed_over_and_the_line_ends_at_its_level()
    {
        var play = new Play(Drawn("mode='all'", """<wf:candidates post="chair" at="self" upTo="level:street"/>"""));
        play.World.RemovePost("chair", "works", "li");
        Assert.Equal(["post:chair@street why.post"], Asked(play.Start()));
    }

    [Fact]
    public void The_starters_superior_is_the_nearest_holder_who_is_not_the_starter()
    {
        Assert.Equal(["post:chair@works why.superior"], Asked(At("", """<wf:candidates superior="chair"/>""")));
        Assert.Equal(["post:chair@street why.superior"], Asked(At("", """<wf:candidates superior="chair"/>""", "li")));
        Assert.Equal(["post:chair@district why.superior"], Asked(At("", """<wf:candidates superior="chair" at="level:district"/>""")));
    }

    private const string Chair = """<wf:candidates post="chair"/>""";

    [Theory]
    [InlineData("", "post:chair@street why.superior")]
    [InlineData("ifStarter='superior'", "post:chair@street why.superior")]
    [InlineData("ifStarter='ask'", "post:chair@works why.post")]
    [InlineData("ifStarter='forbid'", "post:administrator@district why.administrator")]
    public void The_starter_among_the_candidates(string settings, string asked) => Assert.Equal([asked], Asked(At(settings, Chair, "li")));

    [Fact]
    public void The_stage_may_do_without_the_starter()
    {
        Assert.Equal(["b"], At("ifStarter='skip'", Chair, "li").Active);
        var play = At("ifStarter='skip' mode='all'", """<wf:candidates post="chair"/><wf:candidates post="chair" at="street"/>""", "li");
        Assert.Equal(["post:chair@street why.post"], Asked(play));
    }

    [Fact]
    public void Beside_others_with_the_same_post_the_starter_is_just_not_asked()
    {
        var world = Town.New();
        world.AddPost("chair", "works", "sun");
        var play = new Play(Drawn("", Chair), world).Start("li");
        Assert.Equal("barred.starter", play.Refused(play.Answering("li", "approve")));
        Assert.Equal(["b"], play.Answer("sun", "approve").Active);
    }

    [Fact]
    public void Who_is_asked_as_the_starter_is_asked() =>
        Assert.Equal(["person:wang why.starter"], Asked(At("", """<wf:candidates starter="true"/>""")));

    [Theory]
    [InlineData("""<wf:nobody do="administrator"/>""", "post:administrator@district why.administrator")]
    [InlineData("""<wf:nobody post="viceChair" at="street"/>""", "post:viceChair@street why.nobodyElse")]
    public void Where_nobody_is_found_somebody_stands_in(string nobody, string asked) =>
        Assert.Equal([asked], Asked(At("", """<wf:candidates post="nobodyHoldsThis"/>""" + nobody)));

    [Fact]
    public void Where_nobody_is_found_a_stage_may_be_skipped_and_is_never_called_approved()
    {
        var play = At("", """<wf:candidates post="nobodyHoldsThis"/><wf:nobody do="skip"/>""");
        Assert.Equal(["b"], play.Active);
        Assert.Equal(("skipped", true), (play.State.LastVisit("a")!.Outcome, play.State.LastVisit("a")!.Actors.IsEmpty));
    }

    [Fact]
    public void Or_the_case_is_not_taken_in_at_all()
    {
        var play = new Play(Drawn("", """<wf:candidates post="chair"/><wf:nobody do="refuse"/>"""));
        play.World.RemovePost("chair", "works", "li");
        Assert.Equal("“a”现在没有人能审批，不能发起。请先告诉管理员补上这个职务。", StepChecks.Say(play.Rejection(play.StartCommand())));
        play.World.AddPost("chair", "works", "sun");
        Assert.Equal(["a"], play.Start().Active);
    }

    [Fact]
    public void Whoever_can_only_be_told_later_does_not_stand_in_the_way_of_filing() =>
        Assert.Equal(["a"], At("", """<wf:candidates person="approver"/><wf:nobody do="refuse"/>""").Active);

    [Fact]
    public void The_starter_chooses_on_the_start_form()
    {
        var process = WithForm("""<wf:candidates chosen="approver"/>""");
        var play = new Play(process).Start("wang", ("approver", FeelValue.Of("zhou")));
        Assert.Equal(["person:zhou why.chosen"], Asked(play));
        Assert.Equal(["b"], play.Answer("zhou", "approve").Active);
    }

    private static ExecutableProcess WithForm(string candidates)
    {
        var package = Play.Package("case <wf:case startForm=\"f\"/>\n" + Drawn("", candidates), Decisions.None) with
        {
            Forms = System.Collections.Immutable.ImmutableSortedDictionary<string, FormSchema>.Empty.Add("f", new FormSchema("f", [new ListedField(ListedThing.Person) { Id = "F", Key = "approver", Label = new("审批人", "Approver") }])),
        };
        var bound = ExecutableProcess.Bind(package, StageKinds.Shipped);
        Assert.Empty(bound.Problems.Select(p => p.Sentence.Key));
        return bound.Process!;
    }

    [Theory]
    [InlineData("mode='some'", "", "engine.notOneOf")]
    [InlineData("rejections='two'", "", "engine.notOneOf")]
    [InlineData("ifStarter='hide'", "", "engine.notOneOf")]
    [InlineData("again='never'", "", "engine.notOneOf")]
    [InlineData("timeOut='wait'", "", "engine.notOneOf")]
    [InlineData("acts='return shout'", "", "engine.notOneOf")]
    [InlineData("onRejection='returnTo'", "", "stages.returnToNeedsNode")]
    [InlineData("to='b'", "", "stages.returnToNeedsNode")]
    [InlineData("onRejection='returnTo' to='nowhere'", "", "engine.unknownNode")]
    [InlineData("onRejection='returnTo' to='s'", "", "stages.returnToNeedsTask")]
    [InlineData("rejections='count'", "", "stages.nothingToCount")]
    [InlineData("mode='ordered' rejections='count'", "", "stages.nothingToCount")]
    [InlineData("mode='all'", "<wf:count/>", "stages.nothingToCount")]
    [InlineData("mode='all'", "<wf:candidates post='x' weight='2'/>", "stages.weightsNotCounted")]
    [InlineData("mode='all' signers='2'", "", "stages.signersOnlyAny")]
    [InlineData("mode='weighted'", "<wf:candidates post='x' weight='0'/>", "engine.weightTooSmall")]
    [InlineData("mode='weighted'", "<wf:candidates post='x' weight='1.5'/>", "engine.notANumber")]
    [InlineData("mode='weighted'", "<wf:count moreThan='half'/>", "stages.shareUnreadable")]
    [InlineData("mode='weighted'", "<wf:count moreThan='3/2'/>", "stages.shareUnreadable")]
    [InlineData("mode='weighted'", "<wf:count atLeast='0/1'/>", "stages.shareUnreadable")]
    [InlineData("mode='weighted'", "<wf:count moreThan='0.5/1'/>", "stages.shareUnreadable")]
    [InlineData("mode='weighted'", "<wf:count moreThan='1/2' atLeast='1/2'/>", "stages.shareUnreadable")]
    [InlineData("mode='weighted'", "<wf:count of='present'/>", "engine.notOneOf")]
    [InlineData("", "<wf:nobody do='shrug'/>", "engine.notOneOf")]
    [InlineData("", "<wf:candidates chosen='approver'/>", "engine.chosenUnknown")]
    public void A_setting_that_makes_no_sense_is_found_at_its_place(string settings, string inside, string key)
    {
        var package = Play.Package(Drawn(settings, Chair + inside), Decisions.None);
        var problems = ExecutableProcess.Bind(package, StageKinds.Shipped).Problems;
        Assert.Contains(problems, p => p.Sentence.Key == key && p is { File: "process.bpmn", Element: "a", Line: > 0 });
        Assert.All(problems, p => Assert.False(string.IsNullOrWhiteSpace(StepChecks.Texts.Say(p.Sentence, Definitions.Texts.Language.English))));
    }

    [Fact]
    public void A_stage_of_work_cannot_be_skipped()
    {
        var package = Play.Package("""
            start s
            user a <wf:stage kind="task"><wf:candidates post="chair"/><wf:nobody do="skip"/></wf:stage>
            s > a
            """, Decisions.None);
        Assert.Equal(["engine.notOneOf"], ExecutableProcess.Bind(package, StageKinds.Shipped).Problems.Select(p => p.Sentence.Key));
    }
}
