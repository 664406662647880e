using Workflows.Definitions.Dmn;
using Workflows.Definitions.Feel;
using static Workflows.Tests.Dmn.DmnTesting;

namespace Workflows.Tests.Dmn;

public class ModelTests
{
    private const string Benefit = """
        <inputData id="i" name="人均月收入"><variable name="人均月收入" typeRef="number"/></inputData>
        <decision id="a" name="低保线比"><variable name="低保线比" typeRef="number"/>
          <informationRequirement><requiredInput href="#i"/></informationRequirement>
          <literalExpression><text>人均月收入 / 1000</text></literalExpression></decision>
        <businessKnowledgeModel id="k" name="档次"><encapsulatedLogic><formalParameter name="比" typeRef="number"/>
          <literalExpression><text>if 比 &lt; 1 then "A" else "B"</text></literalExpression></encapsulatedLogic></businessKnowledgeModel>
        <decision id="b" name="结论"><informationRequirement><requiredDecision href="#a"/></informationRequirement>
          <knowledgeRequirement><requiredKnowledge href="#k"/></knowledgeRequirement>
          <context><contextEntry><variable name="比"/><literalExpression><text>低保线比</text></literalExpression></contextEntry>
          <contextEntry><variable name="档"/><invocation><literalExpression><text>档次</text></literalExpression>
            <binding><parameter name="比"/><literalExpression><text>比</text></literalExpression></binding></invocation></contextEntry></context></decision>
        """;

    [Fact]
    public void A_decision_takes_what_it_requires() =>
        Assert.Equal("{比: 0.8, 档: \"A\"}", Model(Benefit).Evaluate("结论", Scope(("人均月收入", FeelValue.Of(800)))).Value.ToString());

    [Fact]
    public void An_input_of_another_type_is_null_with_a_warning()
    {
        var result = Model(Benefit).Evaluate("低保线比", Scope(("人均月收入", FeelValue.Of("八百"))));
        Assert.Equal(FeelValue.Null, result.Value);
        Assert.Equal("dmn.notOfItsType", result.Warnings[0].Key);
    }

    [Fact]
    public void A_decision_that_requires_itself_ends() =>
        Assert.Contains("dmn.requiresItself", Model("""
            <decision id="a" name="a"><informationRequirement><requiredDecision href="#b"/></informationRequirement><literalExpression><text>b</text></literalExpression></decision>
            <decision id="b" name="b"><informationRequirement><requiredDecision href="#a"/></informationRequirement><literalExpression><text>a</text></literalExpression></decision>
            """).Evaluate("a", Scope()).Warnings.Select(w => w.Key));

    [Fact]
    public void An_unknown_decision_is_null_with_a_warning() =>
        Assert.Equal("dmn.noSuchDecision", Model(Benefit).Evaluate("别的", Scope()).Warnings.Single().Key);

    [Fact]
    public void A_faulty_expression_is_a_problem_at_its_element_and_line()
    {
        var problem = Assert.Single(Read("""

            <decision id="a" name="a">
              <literalExpression id="x"><text>1 + </text></literalExpression></decision>
            """).Problems);
        Assert.Equal(("x", 3, "dmn.expressionFault"), (problem.ElementId, problem.Line, problem.Sentence.Key));
    }

    [Fact]
    public void A_missing_requirement_is_a_problem() => Assert.Equal("dmn.referenceMissing", Assert.Single(Read(
        """<decision id="a" name="a"><informationRequirement id="r"><requiredInput href="#none"/></informationRequirement><literalExpression><text>1</text></literalExpression></decision>""").Problems).Sentence.Key);

    [Theory]
    [InlineData("<definitions>", "dmn.notXml")]
    [InlineData("<html/>", "dmn.notDmn")]
    [InlineData("<!DOCTYPE d [<!ENTITY e \"x\">]><definitions>&e;</definitions>", "dmn.notXml")]
    [InlineData("<!DOCTYPE d SYSTEM \"file:///etc/passwd\"><definitions/>", "dmn.notXml")]
    public void What_is_no_model_is_refused(string xml, string problem)
    {
        var read = DmnModel.Read(xml);
        Assert.Null(read.Model);
        Assert.Equal(problem, Assert.Single(read.Problems).Sentence.Key);
    }

    [Fact]
    public void A_document_nested_too_deep_is_refused() => Assert.Equal("dmn.nestedTooDeep",
        DmnModel.Read(Document(string.Concat(Enumerable.Repeat("<a>", 50_000)) + string.Concat(Enumerable.Repeat("</a>", 50_000)))).Problems.Single().Sentence.Key);

    [Fact]
    public void A_model_of_another_modeller_may_use_variables_without_requiring_them() =>
        Assert.Equal("3", Model("""<decision id="a" name="a"><literalExpression><text>x + 1</text></literalExpression></decision>""").Evaluate("a", Scope(("x", FeelValue.Of(2)))).Value.Text);
}
