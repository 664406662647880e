using System.Collections.Immutable;
using Workflows.Host.Identity;

namespace Workflows.Host.Tests.Doors;

/// <summary>
/// The one table of sample addresses: for each address with a place in it one that leads to something, and who of the cast
/// has the relation its sign asks for. An address without a place needs no sample; one with a place and without a sample
/// fails <see cref="DoorMatrixTests"/>.
/// </summary>
internal sealed class DoorSamples(DoorWorld world)
{
    private static readonly string[]
        Sees = ["li-si", "zhou-ba", "worker-01", "xu-he", "kong-shen"],
        Starter = ["li-si"],
        Holder = ["zhou-ba"],
        Offices = ["zhou-ba", "qin-guan", "xu-he", "kong-shen"];

    public DoorSample Of(Door door) => All.GetValueOrDefault(door.Address) ?? new(door.Address);

    /// <summary>Says to whoever added a door what this table still needs for it; empty where it needs nothing.</summary>
    public IEnumerable<string> Missing() => world.Doors.DistinctBy(d => d.Address)
        .Where(d => (d.Address.Contains('{') || d.AsksForRelation) && !All.ContainsKey(d.Address))
        .Select(d => $"""
            {d.Name} is new and has no sample. Add a row to All in tests/Workflows.Host.Tests/Doors/DoorSamples.cs, so that each reader tries it:
                ["{d.Address}"] = new({(d.AsksForRelation ? "<an address of something that is there>, <who of DoorWorld.Cast has the relation " + d.Signs[0].Relation + ">" : "<an address of something that is there>")}),
            Where the world of this test holds no such thing, give an address that names nothing and add {"{ LeadsNowhere = true }"}.
            Then write the manual's table again: dotnet run --no-launch-profile --project Workflows.Host -- doors > docs/doors.md
            """);

    public ImmutableDictionary<string, DoorSample> All { get; } = AllOf(world);

    private static ImmutableDictionary<string, DoorSample> AllOf(DoorWorld world) => ImmutableDictionary.CreateRange(StringComparer.Ordinal, new Dictionary<string, DoorSample>
    {
        ["/admin/webhooks/{id:guid}"] = new($"/admin/webhooks/{Guid.Empty}") { LeadsNowhere = true },
        ["/api/v1/cases/{id}"] = new($"/api/v1/cases/{DoorWorld.CaseId}", Sees),
        ["/api/v1/cases/{id}/journal"] = new($"/api/v1/cases/{DoorWorld.CaseId}/journal", Sees),
        ["/api/v1/cases/{id}/record.jsonl"] = new($"/api/v1/cases/{DoorWorld.CaseId}/record.jsonl", Sees),
        ["/api/v1/cases/{id}/take-back"] = new($"/api/v1/cases/{DoorWorld.CaseId}/take-back", Sees),
        ["/api/v1/cases/{id}/withdraw"] = new($"/api/v1/cases/{DoorWorld.CaseId}/withdraw", Starter),
        ["/api/v1/cases/{id}/files/{hash}"] = new($"/api/v1/cases/{DoorWorld.CaseId}/files/{new string('0', 64)}", Sees) { LeadsNowhere = true },
        ["/api/v1/processes/{package}/form"] = new("/api/v1/processes/hardship-aid/form", Starter),
        ["/api/v1/processes/{package}/cases"] = new("/api/v1/processes/hardship-aid/cases", Starter),
        ["/api/v1/tasks/{taskId}"] = new($"/api/v1/tasks/{world.TaskId}", Sees),
        ["/api/v1/tasks/{taskId}/acts"] = new($"/api/v1/tasks/{world.TaskId}/acts", Sees),
        ["/api/v1/tasks/{taskId}/complete"] = new($"/api/v1/tasks/{world.TaskId}/complete", Sees),
        ["/api/v1/tasks/{taskId}/claim"] = new($"/api/v1/tasks/{world.TaskId}/claim", Sees),
        ["/api/v1/tasks/{taskId}/release"] = new($"/api/v1/tasks/{world.TaskId}/release", Sees),
        ["/api/v1/tasks/{taskId}/urge"] = new($"/api/v1/tasks/{world.TaskId}/urge", Sees),
        ["/api/v1/cases/{id}/comments"] = new($"/api/v1/cases/{DoorWorld.CaseId}/comments", Sees),
        ["/api/v1/registers/{name}"] = new("/api/v1/registers/hardship", [.. Offices, "li-si"]),
        ["/api/v1/registers/{name}/{key}"] = new("/api/v1/registers/hardship/door-1", [.. Offices, "li-si"]),
        ["/api/v1/ledgers/{id}/movements"] = new($"/api/v1/ledgers/{Uri.EscapeDataString(world.Ledger)}/movements", Offices),
        ["/api/v1/packages/{name}/versions"] = new("/api/v1/packages/hardship-aid/versions"),
        ["/api/v1/packages/{name}/versions/{hash}"] = new($"/api/v1/packages/hardship-aid/versions/{world.Package}"),
        ["/api/v1/packages/{name}/versions/{hash}/zip"] = new($"/api/v1/packages/hardship-aid/versions/{world.Package}/zip"),
        ["/api/v1/packages/{name}/versions/{hash}/release"] = new($"/api/v1/packages/hardship-aid/versions/{world.Package}/release"),
        ["/api/v1/packages/{name}/release"] = new("/api/v1/packages/hardship-aid/release"),
        ["/api/v1/webhooks/{webhook:guid}"] = new($"/api/v1/webhooks/{Guid.Empty}"),
        ["/api/v1/webhooks/{webhook:guid}/attempts"] = new($"/api/v1/webhooks/{Guid.Empty}/attempts") { LeadsNowhere = true },
        ["/api/v1/webhooks/{webhook:guid}/test"] = new($"/api/v1/webhooks/{Guid.Empty}/test"),
        ["/api/v1/webhooks/{webhook:guid}/pause"] = new($"/api/v1/webhooks/{Guid.Empty}/pause"),
        ["/api/v1/webhooks/{webhook:guid}/resume"] = new($"/api/v1/webhooks/{Guid.Empty}/resume"),
        ["/api/v1/webhooks/{webhook:guid}/secret"] = new($"/api/v1/webhooks/{Guid.Empty}/secret"),
        ["/cases/{id}"] = new($"/cases/{DoorWorld.CaseId}", Sees),
        ["/cases/{id}/print"] = new($"/cases/{DoorWorld.CaseId}/print", Sees),
        ["/cases/{id}/diagram.bpmn"] = new($"/cases/{DoorWorld.CaseId}/diagram.bpmn", Sees),
        ["/cases/{id}/record.jsonl"] = new($"/cases/{DoorWorld.CaseId}/record.jsonl", Sees),
        ["/cases/{id}/documents/{key}"] = new($"/cases/{DoorWorld.CaseId}/documents/none", Sees) { LeadsNowhere = true },
        ["/cases/{id}/back"] = new($"/cases/{DoorWorld.CaseId}/back", Sees),
        ["/cases/{id}/comments"] = new($"/cases/{DoorWorld.CaseId}/comments", Sees),
        ["/cases/{id}/urge"] = new($"/cases/{DoorWorld.CaseId}/urge", Sees),
        ["/cases/{id}/guests"] = new($"/cases/{DoorWorld.CaseId}/guests", "li-si", "zhou-ba", "qin-guan"),
        ["/cases/{id}/receipt"] = new($"/cases/{DoorWorld.CaseId}/receipt", Starter),
        ["/r/{token}"] = new("/r/none"),
        ["/activate/{code}"] = new("/activate/none"),
        ["/account/external/{provider}"] = new("/account/external/none") { LeadsNowhere = true },
        ["/account/external/{provider}/back"] = new("/account/external/none/back"),
        ["/admin/members/{unit}"] = new("/admin/members/e1"),
        ["/g/{token}"] = new("/g/none"),
        ["/g/{token}/case"] = new("/g/none/case"),
        ["/g/{token}/files/{hash:length(64)}"] = new($"/g/none/files/{new string('0', 64)}") { LeadsNowhere = true },
        ["/g/{token}/documents/{key}"] = new("/g/none/documents/none") { LeadsNowhere = true },
        ["/cases/{id}/withdraw"] = new($"/cases/{DoorWorld.CaseId}/withdraw", Starter),
        ["/files/{instance}/{hash:length(64)}"] = new($"/files/{DoorWorld.CaseId}/{new string('0', 64)}", Sees) { LeadsNowhere = true },
        ["/tasks/{taskId}"] = new($"/tasks/{world.TaskId}", Sees) { OfHandler = { ["BankList"] = Holder } },
        ["/tasks/{taskId}/claim"] = new($"/tasks/{world.TaskId}/claim", Sees),
        ["/tasks/{taskId}/more"] = new($"/tasks/{world.TaskId}/more?act=comment", Holder),
        ["/tasks/{taskId}/notice"] = new($"/tasks/{world.TaskId}/notice", Holder) { LeadsNowhere = true },
        ["/start/{package}"] = new("/start/hardship-aid", Starter),
        ["/start/filed/{id}"] = new($"/start/filed/{DoorWorld.CaseId}", Starter),
        ["/funds/{id}"] = new($"/funds/{Uri.EscapeDataString(world.Ledger)}", Offices),
        ["/registers/{name}"] = new("/registers/hardship", [.. Offices, "li-si"]),
        ["/registers/{name}/{key}"] = new("/registers/hardship/door-1", [.. Offices, "li-si"]),
        ["/notices/{slug}"] = new($"/notices/{world.Slug}"),
        ["/notices/{slug}/print"] = new($"/notices/{world.Slug}/print"),
        ["/notices/{slug}/objection"] = new($"/notices/{world.Slug}/objection"),
        ["/m/{token}"] = new(world.LinkAddress),
        ["/calendar/{secret}.ics"] = new("/calendar/none.ics") { LeadsNowhere = true },
        ["/mail-test/{token}"] = new("/mail-test/none"),
        ["/mails/{id}"] = new("/mails/none") { LeadsNowhere = true },
        ["/admin/rules/apply/{run:guid?}"] = new("/admin/rules/apply"),
        ["/admin/rules/years/{import:long}/recount"] = new("/admin/rules/years/1/recount") { LeadsNowhere = true },
        ["/admin/processes/{name}"] = new("/admin/processes/hardship-aid"),
        ["/admin/processes/{name}/{hash:length(64)}"] = new($"/admin/processes/hardship-aid/{world.Package}"),
        ["/admin/imports/new/{kind}"] = new("/admin/imports/new/units"),
        ["/admin/imports/{id:length(32)}"] = new($"/admin/imports/{new string('0', 32)}") { LeadsNowhere = true },
        ["/admin/organization/people/{id}"] = new("/admin/organization/people/zhou-ba"),
        ["/admin/organization/people/{person}/substitutes"] = new("/admin/organization/people/zhou-ba/substitutes"),
        ["/admin/organization/people/{person}/hand-over"] = new("/admin/organization/people/zhou-ba/hand-over"),
        ["/admin/organization/units/{id}"] = new("/admin/organization/units/s1"),
        ["/admin/documents/{package}/{name}"] = new("/admin/documents/hardship-aid/result"),
        ["/admin/stuck/{id}"] = new($"/admin/stuck/{DoorWorld.CaseId}", "qin-guan"),
        ["/uploads/{id:length(32)}"] = new($"/uploads/{new string('0', 32)}") { LeadsNowhere = true },
        ["/error/{status:int}"] = new("/error/404"),
        ["/css/all.{hash}.css"] = new("/css/all.0.css"),
    }).AddRange(FirstRun(world));

    /// <summary>An installation that is set up has no first run any more.</summary>
    private static IEnumerable<KeyValuePair<string, DoorSample>> FirstRun(DoorWorld world) => world.Doors.Select(d => d.Address).Distinct()
        .Where(a => a.StartsWith("/first-run", StringComparison.Ordinal)).Select(a => KeyValuePair.Create(a, new DoorSample(a) { LeadsNowhere = true }));
}

/// <param name="Related">Who of the cast has the relation that is asked for.</param>
internal sealed record DoorSample(string Address, params string[] Related)
{
    /// <summary>For handlers that ask for more than their page.</summary>
    public Dictionary<string, string[]> OfHandler { get; } = new(StringComparer.Ordinal);

    /// <summary>The door opens, and behind it there is nothing of that name.</summary>
    public bool LeadsNowhere { get; init; }

    public bool Relates(string handler, string person) => OfHandler.GetValueOrDefault(handler, Related).Contains(person);
}
