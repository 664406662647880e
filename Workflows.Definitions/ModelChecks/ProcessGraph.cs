using Workflows.Definitions.Model;

namespace Workflows.Definitions.ModelChecks;

/// <summary>Where tokens may go, and what stages say, as the checks ask it.</summary>
internal static class ProcessGraph
{
    extension(ProcessModel process)
    {
        /// <summary>All nodes a token at one of these may come to, these included, never entering what is <paramref name="closed"/>.</summary>
        public HashSet<string> Reach(IEnumerable<string> from, Func<string, bool>? closed = null)
        {
            var reached = new HashSet<string>(StringComparer.Ordinal);
            var ahead = new Stack<string>(from);
            while (ahead.TryPop(out var node))
                if (closed?.Invoke(node) is not true && reached.Add(node))
                    foreach (var next in process.After(node))
                        ahead.Push(next);
            return reached;
        }

        public IEnumerable<(Activity Node, StageElement Stage)> Stages() => process.Nodes.Values.Select(n => (n as Activity, n switch
        {
            UserTask task => task.Stage,
            ServiceTask task => task.Stage,
            _ => null,
        })).Where(p => p.Item2 is not null).Select(p => (p.Item1!, p.Item2!));

        public IEnumerable<(Activity Node, StageElement Stage)> Stages(string kind) => process.Stages().Where(s => s.Stage.Kind == kind);
    }

    extension(StageElement stage)
    {
        /// <summary>The stage's element and all below it.</summary>
        public IEnumerable<ExtensionElement> Everything() => Below(stage.Settings);
    }

    private static IEnumerable<ExtensionElement> Below(ExtensionElement element) => element.Children.SelectMany(Below).Prepend(element);
}
