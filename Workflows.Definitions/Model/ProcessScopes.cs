namespace Workflows.Definitions.Model;

/// <summary>Where tokens may go in a process with sub-processes, as the engine, the checks and the pages ask it.</summary>
public static class ProcessScopes
{
    extension(ProcessModel process)
    {
        /// <summary>Ids of the sub-processes around a node, innermost first.</summary>
        public IEnumerable<string> Around(string node)
        {
            for (var parent = process.Node(node).Parent; parent is not ""; parent = process.Node(parent).Parent)
                yield return parent;
        }

        /// <summary>
        /// The boundary event on a sub-process that catches an error: one that names its code before one that catches every
        /// error; null where neither is there.
        /// </summary>
        public ErrorBoundaryEvent? CatchOn(string subProcess, string code)
        {
            var catching = process.BoundariesOf(subProcess).OfType<ErrorBoundaryEvent>().ToArray();
            return catching.FirstOrDefault(b => code is not "" && b.ErrorCode == code) ?? catching.FirstOrDefault(b => b.ErrorCode is "");
        }

        /// <summary>The boundary event that catches an error end's error: the innermost around it; null where nobody does.</summary>
        public ErrorBoundaryEvent? CatchOf(ErrorEndEvent end) =>
            process.Around(end.Id).Select(around => process.CatchOn(around, end.ErrorCode)).FirstOrDefault(found => found is not null);

        /// <summary>
        /// The flows by which a token leaves a node: its own; where the node ends a sub-process, those of the sub-process. A
        /// sub-process itself is left from inside.
        /// </summary>
        public IEnumerable<SequenceFlow> FlowsFrom(string node) => process.Node(node) switch
        {
            SubProcess => [],
            ErrorEndEvent => [],
            { Outgoing.IsEmpty: true, Parent: not "" and var around } => process.LeavingBy(around),
            var other => process.OutgoingOf(other),
        };

        /// <summary>Nodes a token at this node may come to next: along flows, into a sub-process, by an event on it or around it, as a caught error.</summary>
        public IEnumerable<string> After(string node) =>
        [
            .. process.FlowsFrom(node).Select(f => f.Target),
            .. process.Node(node) is SubProcess ? [process.StartOf(node).Id] : Array.Empty<string>(),
            .. process.Around(node).Prepend(node).SelectMany(process.BoundariesOf).OfType<TimerBoundaryEvent>().Select(b => b.Id),
            .. process.Node(node) is ErrorEndEvent thrown && process.CatchOf(thrown) is { } caught ? [caught.Id] : Array.Empty<string>(),
        ];

        private IEnumerable<SequenceFlow> LeavingBy(string subProcess) => process.Node(subProcess) is { Outgoing.IsEmpty: true, Parent: not "" and var around }
            ? process.LeavingBy(around) : process.OutgoingOf(process.Node(subProcess));
    }
}
