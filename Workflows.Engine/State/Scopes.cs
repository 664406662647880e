using System.Collections.Immutable;

namespace Workflows.Engine.State;

/// <summary>
/// The scopes of a case: the process itself (null) and each visit of a sub-process that is going on, named
/// <see cref="ActiveNode.Inner"/>. A token belongs to one scope; joins, ends and ways back look at their own scope only. What a
/// scope keeps goes with it when the sub-process is left.
/// </summary>
public static class Scopes
{
    extension(ProcessInstance instance)
    {
        /// <summary>The visit of the sub-process whose inside a scope is; null for the process itself and where it is over.</summary>
        public ActiveNode? VisitOf(string? scope) => scope is null ? null : instance.Active.FirstOrDefault(a => a.Inner == scope);

        /// <summary>Whether tokens may still move in a scope.</summary>
        public bool IsOpen(string? scope) => scope is null || instance.VisitOf(scope) is not null;

        /// <summary>True where nothing is active in a scope; tokens may still wait at a join.</summary>
        public bool IsIdle(string? scope) => instance.Active.All(a => a.Scope != scope);

        /// <summary>The scope, the one around it, and so on to the process itself.</summary>
        public IEnumerable<string?> Outwards(string? scope)
        {
            for (; scope is not null; scope = instance.VisitOf(scope)?.Scope)
                yield return scope;
            yield return null;
        }

        /// <summary>What is active in a scope and in the scopes inside it, innermost first.</summary>
        public IEnumerable<ActiveNode> Within(string? scope) =>
            instance.Active.Reverse().Where(a => instance.Outwards(a.Scope).Contains(scope));

        /// <summary>Where tokens stand: what is active, but for sub-processes that are busy inside.</summary>
        public IEnumerable<ActiveNode> Standing => instance.Active.Where(a => instance.IsIdle(a.Inner));

        /// <summary>Tokens waiting at joins of a scope, by incoming flow.</summary>
        public ImmutableSortedDictionary<string, int> ArrivedIn(string? scope) =>
            scope is null ? instance.Arrived : instance.VisitOf(scope)?.Arrived ?? ProcessInstance.Map<int>();

        /// <summary>Where nodes of a scope, or of one opened inside it for a return, go straight back to.</summary>
        public ImmutableSortedDictionary<string, string> ComeBackIn(string? scope) =>
            scope is null ? instance.ComeBack : instance.VisitOf(scope)?.ComeBack ?? ProcessInstance.Map<string>();

        internal ProcessInstance WithArrived(string? scope, Func<ImmutableSortedDictionary<string, int>, ImmutableSortedDictionary<string, int>> change)
        {
            var arrived = change(instance.ArrivedIn(scope));
            return scope is null ? instance with { Arrived = arrived }
                : instance.WithVisitOf(scope, visit => visit with { Arrived = arrived.IsEmpty ? null : arrived });
        }

        internal ProcessInstance WithWayBack(string? scope, string from, string to) => instance.WithComeBack(scope, back => back.SetItem(from, to));

        /// <summary>The node goes nowhere straight back, whichever scope around it says so.</summary>
        internal ProcessInstance WithoutWayBack(string? scope, string from) => instance.Outwards(scope).ToArray()
            .Aggregate(instance, (after, around) => after.WithComeBack(around, back => back.Remove(from)));

        private ProcessInstance WithComeBack(string? scope, Func<ImmutableSortedDictionary<string, string>, ImmutableSortedDictionary<string, string>> change)
        {
            var back = change(instance.ComeBackIn(scope));
            return scope is null ? instance with { ComeBack = back }
                : instance.WithVisitOf(scope, visit => visit with { ComeBack = back.IsEmpty ? null : back });
        }

        private ProcessInstance WithVisitOf(string? scope, Func<ActiveNode, ActiveNode> change) =>
            instance with { Active = [.. instance.Active.Select(a => a.Inner == scope ? change(a) : a)] };
    }
}
