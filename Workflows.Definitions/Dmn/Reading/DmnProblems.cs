using System.Collections.Immutable;
using System.Xml.Linq;
using Workflows.Definitions.Texts;

namespace Workflows.Definitions.Dmn;

/// <summary>The problems found so far.</summary>
internal sealed class DmnProblems
{
    private readonly ImmutableArray<DmnProblem>.Builder _problems = ImmutableArray.CreateBuilder<DmnProblem>();

    public ImmutableArray<DmnProblem> All => _problems.ToImmutable();

    public void Add(int line, Sentence sentence) => _problems.Add(new(null, line, sentence));

    public void Add(XElement element, Sentence sentence) => _problems.Add(new(element.NearestId, element.Line, sentence));

    /// <summary>Reports requirements that lead nowhere.</summary>
    public void CheckReferences(XElement root, DmnModel model)
    {
        foreach (var reference in root.Descendants().Where(e => e.Name.LocalName is "requiredInput" or "requiredDecision" or "requiredKnowledge" or "outputDecision" or "inputDecision"))
        {
            var target = DmnReference.Of(reference.Text("href"));
            var owner = target.Namespace is null || target.Namespace == model.Namespace ? model : model.Imports.FirstOrDefault(i => i.Model.Namespace == target.Namespace)?.Model;
            if (owner?.ById(target.Id) is null) Add(reference, Sentence.Of("dmn.referenceMissing", ("id", target.Id)));
        }
    }
}
