using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Workflows.Data;
using Workflows.Data.Delivery;
using Workflows.Data.Documents;
using Workflows.Host.Mail;
using Workflows.Host.Pages.Shared.Models;
using Workflows.Host.Stages.Document;
using Workflows.Host.Tasks.Parts;
using Workflows.Host.Web;

namespace Workflows.Host.Pages.Cases;

/// <summary>The documents of a case: number, how each stands, its file, the scans of the stamped paper, and whom it reached when.</summary>
public sealed class CaseDocuments(WorkflowsContext data, DocumentFiles files, Reader reader, Words words)
{
    public async Task<ImmutableArray<CaseDocument>> OfAsync(string instanceId, CancellationToken cancellation)
    {
        var rows = await data.Documents.AsNoTracking().Where(d => d.InstanceId == instanceId).OrderByDescending(d => d.ChangedAt).ToListAsync(cancellation);
        var seqs = rows.Select(r => r.SentSeq).OfType<long>().ToArray();
        var mails = await data.Outbox.AsNoTracking().Where(o => o.InstanceId == instanceId && o.Kind == OutboxKinds.Mail && seqs.Contains(o.Seq)).ToListAsync(cancellation);
        var ids = mails.Select(m => m.Recipient).Distinct().ToArray();
        var names = await data.Persons.AsNoTracking().Where(p => ids.Contains(p.Id)).GroupBy(p => p.Id).Select(g => new { g.Key, Name = g.Max(p => p.Name) }).ToDictionaryAsync(p => p.Key, p => p.Name, cancellation);
        if (rows.Count == 0) return [];
        var types = await files.TypesAsync(instanceId, cancellation);
        return [.. rows.Select(row => Of(row, types(row).In(reader.Language), mails.Where(m => m.Seq == row.SentSeq && Tells(m, row)), names))];
    }

    private CaseDocument Of(DocumentRow row, string type, IEnumerable<OutboxRow> mails, Dictionary<string, string?> names) => new(
        new Chip(reader.T($"document.phase.{row.Phase}"), row.Phase switch { "sent" => Tone.Pass, "voided" => Tone.Rejected, _ => Tone.Todo }),
        type, row.Number, row.DatedOn is { } day ? words.PaperDay(day) : "",
        row.FileHash is "" ? null : CaseRoutes.Document(row.InstanceId, DocumentFiles.KeyOf(row)),
        [.. row.Scans.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select((hash, i) => new ActionLink(reader.T("document.scan", ("number", i + 1)), FileAddress.Of(row.InstanceId, hash)))],
        [.. mails.Select(m => Delivered(m, names.GetValueOrDefault(m.Recipient) ?? m.Recipient))]);

    private string Delivered(OutboxRow mail, string name) => mail.State switch
    {
        OutboxState.Done when mail.DoneAt is { } at => reader.T("document.delivered", ("name", name), ("at", words.Moment(at))),
        OutboxState.Dead => reader.T("document.undelivered", ("name", name)),
        _ => reader.T("document.delivering", ("name", name)),
    };

    /// <summary>True where the mail leads to this document: a step may tell people other things too.</summary>
    private static bool Tells(OutboxRow mail, DocumentRow row)
    {
        try
        {
            return MailRequest.FromJson(mail.Payload).Case.OpensPath == CaseRoutes.Document(row.InstanceId, DocumentFiles.KeyOf(row));
        }
        catch (JsonException)
        {
            return false;
        }
    }
}

/// <param name="Href">Its page; null where no file was made yet.</param>
/// <param name="Sent">One sentence for each who was told of it.</param>
public sealed record CaseDocument(Chip State, string Type, string Number, string Day, string? Href, ImmutableArray<ActionLink> Scans, ImmutableArray<string> Sent);
