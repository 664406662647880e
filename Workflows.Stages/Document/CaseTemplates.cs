using Workflows.Definitions.Documents;
using Workflows.Definitions.Feel;
using Workflows.Definitions.Forms;
using Workflows.Definitions.Packages;

namespace Workflows.Stages.Document;

/// <summary>Templates as a case uses them, for the stage and for pages that print: which one is in force, and in whose words it is filled.</summary>
public static class CaseTemplates
{
    /// <summary>The template in force: what was laid over the package's here, else the package's own, else the product's.</summary>
    /// <exception cref="KeyNotFoundException">There is none of that name; packages are checked before they name one.</exception>
    public static DocumentTemplate InForce(IWorld world, ProcessPackage package, string name) =>
        world.Template(package.Name, name) ?? package.Template(name) ?? throw new KeyNotFoundException($"There is no template '{name}'.");

    /// <summary>Values said in the words of the package's forms, names of people and units by the directory, what is sensitive masked.</summary>
    public static DocumentData Data(ProcessPackage package, IWorld world, FeelScope scope) => new(scope)
    {
        Forms = [.. package.Forms.OrderByDescending(f => f.Key == package.Process.Case.StartForm).Select(f => f.Value)],
        NameOf = (thing, id) => thing switch
        {
            ListedThing.Person => world.Directory.Person(id)?.Name,
            ListedThing.Unit => world.Directory.Unit(id)?.Name,
            _ => null,
        },
        Reveal = seal => world.Reveal(seal.Id),
    };
}
