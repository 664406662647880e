using System.Collections.Immutable;
using Workflows.Definitions.Model;

namespace Workflows.Definitions.Bpmn;

/// <summary>
/// Reads <c>&lt;wf:case title=… parties=… amount=… startForm=… starters="post post" number=… numberLevel=… sensitivity=…
/// readers=… previewDecision=…></c> with its <c>&lt;wf:parameter name=… rule=…/></c>,
/// <c>&lt;wf:ledger name=… kind=… at=…/></c>, <c>&lt;wf:guard test=… rule=… text=…/></c> and <c>&lt;wf:guest role=… name=… …/></c>.
/// </summary>
internal static class CaseReader
{
    private static readonly string[] Sensitivities = ["ordinary", "personal", "sealed"];

    public static CaseSettings Read(BpmnElement process, BpmnFaults faults)
    {
        foreach (var extension in process.Bpmn("extensionElements").SelectMany(e => e.Children))
        {
            if (extension.Space is BpmnSpace.Foreign)
                faults.Warn(extension, "bpmn.foreignExtension", ("element", extension.Name));
            else if (extension.Name is not "case")
                faults.Add(extension, "bpmn.unknownExtension", ("element", extension.Name));
        }
        if (process.Extensions("case").FirstOrDefault() is not { } element)
            return new();
        foreach (var child in element.Children.Where(c => c is not { Space: BpmnSpace.Ours, Name: "parameter" or "ledger" or "guard" or "guest" }))
            faults.Add(child, "bpmn.unknownExtension", ("element", child.Name));
        return Settings(element, faults);
    }

    private static CaseSettings Settings(BpmnElement element, BpmnFaults faults)
    {
        var sensitivity = element["sensitivity"] ?? "ordinary";
        if (!Sensitivities.Contains(sensitivity))
            faults.Add(element, "bpmn.notOneOf", ("attribute", "sensitivity"), ("value", sensitivity), ("allowed", string.Join(", ", Sensitivities)));
        return new()
        {
            Title = FeelText.Of(element["title"] ?? ""),
            Parties = FeelText.Of(element["parties"] ?? ""),
            Amount = FeelText.Of(element["amount"] ?? ""),
            StartForm = element["startForm"] ?? "",
            Starters = Words(element["starters"]),
            Number = element["number"] ?? "{year}-{n}",
            NumberLevel = element["numberLevel"] ?? "",
            Sensitivity = sensitivity,
            Readers = Words(element["readers"]),
            PreviewDecision = element["previewDecision"] ?? "",
            Parameters = Named(element, "parameter", faults, p => p["rule"], "rule"),
            Guards = [.. Guards(element, faults)],
            Guests = Guests(element, faults),
            Ledgers = Named(element, "ledger", faults,
                l => l["kind"] is { Length: > 0 } kind ? new LedgerReference(kind, l["at"] ?? "self") : null, "kind"),
        };
    }

    private static IEnumerable<StartGuard> Guards(BpmnElement holder, BpmnFaults faults)
    {
        foreach (var guard in holder.Children.Where(c => c is { Space: BpmnSpace.Ours, Name: "guard" }))
        {
            if (guard["test"] is { Length: > 0 } test && guard["text"] is { Length: > 0 } text)
                yield return new(FeelText.Of(test), guard["rule"] ?? "", text, guard.Line);
            else
                faults.Add(guard, "bpmn.attributeMissing", ("element", "wf:guard"), ("attribute", "test, text"));
        }
    }

    private static ImmutableSortedDictionary<string, GuestRole> Guests(BpmnElement holder, BpmnFaults faults)
    {
        var found = ImmutableSortedDictionary.CreateBuilder<string, GuestRole>(StringComparer.Ordinal);
        foreach (var guest in holder.Children.Where(c => c is { Space: BpmnSpace.Ours, Name: "guest" }))
        {
            if (guest["role"] is not { Length: > 0 } role || guest["name"] is not { Length: > 0 } name || !role.All(c => char.IsAsciiLetterOrDigit(c) || c is '-'))
                faults.Add(guest, "bpmn.attributeMissing", ("element", "wf:guest"), ("attribute", "role, name"));
            else if (!found.TryAdd(role, new(role)
            {
                Name = name,
                EnglishName = guest["nameEn"] ?? "",
                Fields = Words(guest["fields"]),
                Documents = Words(guest["documents"]),
                AsksOpinion = guest["opinion"] is "true",
                Line = guest.Line,
            }))
                faults.Add(guest, "bpmn.idTwice", ("id", role));
        }
        return found.ToImmutable();
    }

    private static ImmutableSortedDictionary<string, T> Named<T>(
        BpmnElement holder, string name, BpmnFaults faults, Func<BpmnElement, T?> read, string needed) where T : class
    {
        var found = ImmutableSortedDictionary.CreateBuilder<string, T>(StringComparer.Ordinal);
        foreach (var element in holder.Children.Where(c => c.Space is BpmnSpace.Ours && c.Name == name))
        {
            if (element["name"] is not { Length: > 0 } key)
                faults.Add(element, "bpmn.attributeMissing", ("element", $"wf:{name}"), ("attribute", "name"));
            else if (read(element) is not { } value)
                faults.Add(element, "bpmn.attributeMissing", ("element", $"wf:{name}"), ("attribute", needed));
            else if (!found.TryAdd(key, value))
                faults.Add(element, "bpmn.idTwice", ("id", key));
        }
        return found.ToImmutable();
    }

    private static ImmutableArray<string> Words(string? text) =>
        [.. (text ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
}
