using System.Collections.Frozen;

namespace Workflows.Definitions.Bpmn;

/// <summary>The errors a file names (<c>&lt;error id=… errorCode=…></c>, BPMN 2.0.2 §8.4.3) and the events that refer to them.</summary>
internal sealed class BpmnErrors(FrozenDictionary<string, string> codes, BpmnFaults faults)
{
    public static BpmnErrors Read(BpmnElement definitions, BpmnFaults faults)
    {
        var codes = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var error in definitions.Bpmn("error"))
        {
            if (error.Id is "")
                faults.Add(error, "bpmn.idMissing", ("element", "error"));
            else if (!codes.TryAdd(error.Id, error["errorCode"] is { Length: > 0 } code ? code : error.Id))
                faults.Add(error, "bpmn.idTwice", ("id", error.Id));
        }
        return new(codes.ToFrozenDictionary(StringComparer.Ordinal), faults);
    }

    /// <summary>
    /// The code an event definition means: the error's <c>errorCode</c>, its id where it has none; empty where no error is
    /// named. Null where the named error is not in the file; then a problem says so.
    /// </summary>
    public string? CodeOf(BpmnElement definition) =>
        definition["errorRef"] is not { Length: > 0 } name ? ""
        : codes.TryGetValue(LocalName(name), out var code) ? code
        : faults.Add<string>(definition, "bpmn.errorUnknown", ("id", name));

    /// <summary>References are qualified names; the prefix says nothing where one file is read.</summary>
    private static string LocalName(string name) => name[(name.IndexOf(':') + 1)..];
}
