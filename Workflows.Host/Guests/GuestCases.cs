using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Workflows.Data;
using Workflows.Data.Documents;
using Workflows.Definitions.Feel;
using Workflows.Definitions.Forms;
using Workflows.Definitions.Model;
using Workflows.Definitions.Texts;
using Workflows.Engine.Commands;
using Workflows.Engine.Journal;
using Workflows.Engine.State;
using Workflows.Engine.World;
using Workflows.Host.Evidence;
using Workflows.Host.Execution;
using Workflows.Host.Forms;
using Workflows.Host.Pages.Cases.Reading;
using Workflows.Host.Pages.Shared.Models;
using Workflows.Host.Stages.Document;
using Workflows.Host.Tasks;
using Workflows.Host.Web;
using Workflows.Host.World;

namespace Workflows.Host.Guests;

/// <summary>Makes the view of a guest, and opens its files. Everything is chosen by the role; nothing else of the case is read.</summary>
public sealed class GuestCases(
    WorkflowsContext data, Worlds worlds, CaseWords said, DocumentFiles documents, EvidenceStore evidence, JournalJson json, TextCatalog texts, Reader reader, Words words, TimeProvider clock, TimeZoneInfo zone)
{
    public async Task<GuestCase> OfAsync(GuestSight.Open open, string token, CancellationToken cancellation)
    {
        var papers = await PapersAsync(open, cancellation);
        var signed = await SignedAsync(open, cancellation);
        return await worlds.AskAsync(clock.GetUtcNow(), open.Instance, world => new GuestCase
        {
            Union = world.Directory.Unit(open.Instance.UnitId)?.Name ?? "",
            Process = said.Process(open.Loaded.Process!.Model),
            Title = open.Instance.Title,
            Role = RoleOf(open.Role),
            Inviter = world.Directory.NameOf(open.Guest.InvitedBy),
            Shown = [.. Schemas(open).Select(schema => Shown(open, schema, world.Directory, token)).Where(form => !form.Parts.IsEmpty)],
            Documents = [.. papers.Select(p => new ActionLink($"{DocumentType(open, p).In(reader.Language)} {p.Number}", GuestRoutes.Document(token, DocumentFiles.KeyOf(p))) { Icon = "file" })],
            Task = TaskOf(open),
            AsksOpinion = open.Role.AsksOpinion && open.Instance.Status == InstanceStatus.Running,
            Signed = signed,
            Ended = open.Instance.EndedAt is { } ended ? reader.T("guests.case.ended", ("at", words.Moment(ended)), ("until", words.Date(words.DayOf(ended.AddDays(CaseGuest.DaysAfterEnd))))) : null,
        }, cancellation);
    }

    public string RoleOf(GuestRole role) => new Wording(role.Name, role.EnglishName).In(reader.Language);

    /// <summary>The task that waits for the guest; null where none does.</summary>
    public GuestTask? TaskOf(GuestSight.Open open)
    {
        if (open.Instance.Tasks.FirstOrDefault(t => t.Principals.Any(p => p.Key == Principal.PersonKey(open.Guest.Id)) && t.Excluded.All(e => e.PersonId != open.Guest.Id)) is not { } task) return null;
        var node = (UserTask)open.Loaded.Process!.Model.Node(task.NodeId);
        var schema = open.Loaded.Process.Package.Forms.GetValueOrDefault(task.Form);
        var rights = FormRights.Read(node.Stage.Settings["rights"]);
        return new(task.Id, task.Visit, said.Stage(node), task.Due, schema, rights,
            task.Acts.Contains(GuestTask.Act),
            Seen.Of(open.Instance.Variables, [.. open.Role.Fields, .. schema is null ? [] : open.Instance.Variables.Names.Where(n => schema.Find(n) is not null)]));
    }

    /// <summary>Names for the persons and units those forms speak of, and no list of others to choose from.</summary>
    public FormWorld World(GuestSight.Open open, IEnumerable<FormSchema> schemas, IDirectory directory) =>
        CaseForms.World(schemas.SelectMany(s => FormValues.In(s, open.Instance.Variables)), directory, clock.GetUtcNow(), zone);

    /// <summary>A file in a field the role may read, or in the form that waits for the guest; null for any other, and for every sensitive one.</summary>
    public async Task<EvidenceFile?> FileAsync(GuestSight.Open open, string hash, CancellationToken cancellation) =>
        Readable(open).Any(p => !p.IsSensitive && FileReader.Files(p.Value).Any(f => f.Hash == hash)) ? await evidence.OpenAsync(data, hash, cancellation) : null;

    /// <summary>A finished document made of a template the role may read.</summary>
    public async Task<EvidenceFile?> DocumentAsync(GuestSight.Open open, string key, CancellationToken cancellation) =>
        (await PapersAsync(open, cancellation)).FirstOrDefault(p => DocumentFiles.KeyOf(p) == key) is { } row ? await documents.OpenAsync(row, cancellation) : null;

    private IEnumerable<PlacedValue> Readable(GuestSight.Open open)
    {
        var task = TaskOf(open);
        return Schemas(open).SelectMany(s => FormValues.In(s, open.Instance.Variables).Where(p => Rights(open.Role, s).At(p.Path) != FieldRight.Hidden))
            .Concat(task?.Schema is { } own ? FormValues.In(own, open.Instance.Variables).Where(p => task.Rights.At(p.Path) != FieldRight.Hidden) : []);
    }

    /// <summary>Forms in which something of the role's stands, each variable once.</summary>
    private static IEnumerable<FormSchema> Schemas(GuestSight.Open open)
    {
        var package = open.Loaded.Process!.Package;
        var start = package.Forms.GetValueOrDefault(open.Loaded.Process.Model.Case.StartForm);
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var schema in package.Forms.Values.OrderByDescending(f => f == start))
            if (open.Role.Fields.Where(f => schema.Find(f) is not null).Count(known.Add) > 0)
                yield return schema;
    }

    private FormModel Shown(GuestSight.Open open, FormSchema schema, IDirectory directory, string token) =>
        FormModel.Shown(schema, Rights(open.Role, schema), Narrowed(open), World(open, [schema], directory), texts, reader.Language) with
        {
            Id = "shown-" + schema.Id, FileUrl = file => GuestRoutes.File(token, file.Hash),
        };

    /// <summary>Only what the role may read reaches the page at all.</summary>
    private static FeelContext Narrowed(GuestSight.Open open) => open.Role.Fields.Where(f => open.Instance.Variables.Get(f) is not null)
        .Aggregate(FeelContext.Empty, (values, name) => values.With(name, open.Instance.Variables.Get(name)!));

    private static FieldRights Rights(GuestRole role, FormSchema schema) => new(ImmutableDictionary.CreateRange(StringComparer.Ordinal,
        role.Fields.Where(f => schema.Find(f) is not null).Select(f => KeyValuePair.Create(f, FieldRight.Read))
            .Concat(schema.Answers.Where(a => a.IsSensitive).Select(a => KeyValuePair.Create(a.Way, FieldRight.Hidden)))
            .Append(KeyValuePair.Create("*", FieldRight.Hidden)).GroupBy(r => r.Key, StringComparer.Ordinal).Select(g => g.Last())));

    private async Task<ImmutableArray<DocumentRow>> PapersAsync(GuestSight.Open open, CancellationToken cancellation)
    {
        var nodes = open.Loaded.Process!.Model.Nodes.Values
            .Where(n => StageOf(n) is { Kind: "document" } stage && open.Role.Documents.Contains(stage.Settings["template"] ?? "")).Select(n => n.Id).ToArray();
        return nodes.Length == 0 ? [] :
        [
            .. await data.Documents.AsNoTracking().Where(d => d.InstanceId == open.Instance.Id && d.Phase == "sent" && nodes.Contains(d.NodeId)).OrderBy(d => d.ChangedAt).ToListAsync(cancellation),
        ];
    }

    private static StageElement? StageOf(FlowNode node) => (node as UserTask)?.Stage ?? (node as ServiceTask)?.Stage;

    private static Wording DocumentType(GuestSight.Open open, DocumentRow row) => Workflows.Stages.Document.DocumentTypes.Of(open.Loaded.Process!.Package, row.Type);

    private async Task<ImmutableArray<GuestSigned>> SignedAsync(GuestSight.Open open, CancellationToken cancellation)
    {
        var records = await data.Journal.AsNoTracking().Where(r => r.InstanceId == open.Instance.Id && r.ActorId == open.Guest.Id).OrderByDescending(r => r.Seq).ToListAsync(cancellation);
        return [.. records.Select(r => InstanceStore.RowOf(r).Read(json).Command).Select(c => c switch
        {
            AnswerTask answer => new GuestSigned(reader.T($"tasks.done.{answer.Act}"), answer.At, answer.Words),
            GiveGuestOpinion opinion => new GuestSigned(reader.T("guests.opinion.title"), opinion.At, opinion.Words),
            _ => null,
        }).OfType<GuestSigned>()];
    }
}
