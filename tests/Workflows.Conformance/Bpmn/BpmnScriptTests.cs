namespace Workflows.Conformance.Bpmn;

/// <summary>Public BPMN models run as their origin's tests say; what is not run yet is refused, never misread.</summary>
public class BpmnScriptTests
{
    public static TheoryData<string> Played => [.. BpmnScript.All.Select(s => s.Id).Where(id => !BpmnScript.Open.ContainsKey(id))];

    public static TheoryData<string> Open => [.. BpmnScript.Open.Keys];

    [Theory]
    [MemberData(nameof(Played))]
    public void A_script_plays_as_it_says(string id)
    {
        var script = BpmnScript.All.Single(s => s.Id == id);
        var model = script.Read().Model;
        Assert.NotNull(model);
        foreach (var (name, steps) in script.Scenarios)
            Assert.Equal($"{name}: ", $"{name}: {new BpmnPlay(model, script.Model()).Run(steps)}");
    }

    [Theory]
    [MemberData(nameof(Open))]
    public void A_model_with_what_is_not_run_is_refused_for_it(string id)
    {
        var reading = BpmnScript.All.Single(s => s.Id == id).Read();
        Assert.Null(reading.Model);
        Assert.Contains(BpmnScript.Open[id], reading.Problems.SelectMany(p => new[] { p.Sentence.Key, p.Sentence.Values.GetValueOrDefault("element") as string }));
    }

    [Fact]
    public void Of_fifteen_scripts_five_are_played() =>
        Assert.Equal((15, 10), (BpmnScript.All.Length, BpmnScript.Open.Count));
}
