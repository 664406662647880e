using System.Collections.Immutable;
using Workflows.Definitions.Model;
using Workflows.Definitions.Packages;
using Workflows.Definitions.Texts;

namespace Workflows.Definitions.ModelChecks;

/// <summary>
/// Something every released process must fulfil, under a name a union officer understands. One file of this folder is one
/// check; the designer, the release and the build ask the same ones.
/// </summary>
public abstract class ModelCheck
{
    private protected ModelCheck() { }

    /// <summary>The name of the check, also the key of its sentence: <c>checks.</c> and the name.</summary>
    public string Name => char.ToLowerInvariant(GetType().Name[0]) + GetType().Name[1..];

    /// <summary>Everything in the package that does not fulfil it.</summary>
    public abstract IEnumerable<Problem> Find(ProcessPackage package);

    private protected Problem Fault(FlowNode node, params (string Name, object? Value)[] values) => Fault(node.Id, node.Line, values);

    private protected Problem Fault(string element, int line, params (string Name, object? Value)[] values) =>
        new(PackageReader.Diagram, element, line, Sentence.Of($"checks.{Name}", values));
}

/// <summary>All checks, in the order in which a reader mends what they find.</summary>
public static class PackageChecks
{
    public static ImmutableArray<ModelCheck> Checks { get; } =
    [
        new EveryPathEnds(), new EveryLoopWaits(), new ExclusiveSplitDecides(), new ParallelSplitIsJoined(), new ErrorsAreCaught(),
        new NamedThingsExist(), new RulesAreKnown(), new TasksAreNamed(), new OutcomesAreSaid(),
        new SomebodyIsAsked(), new TasksHaveAClock(), new StartersAreNamed(),
        new NothingSensitiveIsShown(), new NoticeShowsOnlyPublicFields(), new GuestsSeeNothingSensitive(), new DocumentsFitTheProcess(),
        new PaymentIsReserved(), new ShortBalanceHasAWay(), new PaymentIsSeparated(), new ScenariosAreRead(),
    ];

    /// <summary>What is wrong with a package that was read, and what might be better; the latter are warnings.</summary>
    public static ImmutableArray<Problem> All(ProcessPackage package) => [.. Checks.SelectMany(c => c.Find(package))];
}
