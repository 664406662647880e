using System.Collections.Immutable;
using Workflows.Definitions.Model;

namespace Workflows.Engine.State;

/// <summary>
/// The way of a token from a scope to a node anywhere in the process, across the borders of sub-processes: out to the scope both
/// share, then in.
/// </summary>
/// <param name="Shared">The innermost scope that holds both.</param>
/// <param name="Left">Visits of sub-processes the token comes out of, innermost first.</param>
/// <param name="Entered">Sub-processes it goes into, outermost first.</param>
public sealed record Journey(string? Shared, ImmutableArray<ActiveNode> Left, ImmutableArray<string> Entered)
{
    public static Journey Of(ProcessModel model, ProcessInstance instance, string? scope, string to)
    {
        var inwards = model.Around(to).Reverse().ToArray();
        var around = instance.Outwards(scope).Select(instance.VisitOf).OfType<ActiveNode>().Reverse().ToArray();
        var same = around.Zip(inwards).TakeWhile(pair => pair.First.NodeId == pair.Second).Count();
        return new(same == 0 ? null : around[same - 1].Inner, [.. around.Skip(same).Reverse()], [.. inwards.Skip(same)]);
    }

    /// <summary>True where the token is the only one in each scope it comes out of: nobody else's work is broken off.</summary>
    public bool LeavesNobody(ProcessInstance instance) => Left.All(left => IsAlone(instance, left.Inner));

    /// <summary>True where besides nothing else goes on in the scope both share, so that the case as a whole goes back with the token.</summary>
    public bool IsAloneOn(ProcessInstance instance) => LeavesNobody(instance) && IsAlone(instance, Shared);

    private static bool IsAlone(ProcessInstance instance, string? scope) =>
        instance.Active.Count(a => a.Scope == scope) == 1 && instance.ArrivedIn(scope).IsEmpty;
}
