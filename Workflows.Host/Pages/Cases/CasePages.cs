using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Workflows.Data;
using Workflows.Definitions;
using Workflows.Engine.Assignments;
using Workflows.Engine.World;
using Workflows.Host.Guests;
using Workflows.Host.Pages.Cases.Reading;
using Workflows.Host.Pages.Shared.Models;
using Workflows.Host.Stages.PublicNotice;
using Workflows.Host.Web;

namespace Workflows.Host.Pages.Cases;

/// <summary>Makes the page of a case from what was read of it.</summary>
public sealed class CasePages(
    WorkflowsContext data, Reader reader, Words words, CaseWords said, StageBars stages, JournalLines journal,
    WaitingCards waiting, CasePeople people, BasisLines basis, CaseStates states, CaseTabs tabs, CaseDocuments documents, CommentsPart comments, Reversals reversals, WhoWillApproveCard coming)
{
    /// <param name="tab">Its name; empty or unknown means the diagram.</param>
    public CasePage Of(SeenCase seen, string tab, bool onlyOpinions, RevealedValue? opened)
    {
        var file = seen.File;
        var page = new CasePage
        {
            Id = file.Instance.Id,
            Title = said.Titled(file.Instance.Title, file.Instance.AmountFen),
            State = states.Of(file),
            Sub = Sub(file),
            Actions = [.. Actions(file)],
            Stages = stages.Of(file),
            Tab = CaseTabs.Names.Contains(tab) ? tab : CaseTabs.Names[0],
            Tabs = tabs.Links(file, tab),
            Journal = JournalOf(file, tab, onlyOpinions),
            Comments = comments.Of(file),
            Waiting = waiting.Of(file),
            Coming = coming.Of(file),
            People = people.Of(file),
            Basis = basis.Of(file, seen.Verdict),
        };
        return tabs.Filled(page, seen, opened);
    }

    /// <summary>Adds what stands in tables of its own: notices and the balances of ledgers.</summary>
    public async Task<CasePage> WithRowsAsync(CasePage page, CancellationToken cancellation) => page switch
    {
        { Tab: "documents" } => page with { Papers = await documents.OfAsync(page.Id, cancellation) },
        { Tab: "notice" } => page with { Notices = await NoticesAsync(page.Id, cancellation) },
        { Money: { } money } => page with { Money = money with { Ledgers = await LedgersAsync(money, cancellation) } },
        _ => page,
    };

    private string Sub(CaseFile file)
    {
        var until = file.Instance.EndedAt ?? reader.Now;
        var days = words.DayOf(until).DayNumber - words.DayOf(file.Instance.StartedAt).DayNumber + 1;
        return string.Join(" · ", said.Process(file.Process.Model), file.Instance.Number,
            file.Directory.Unit(file.Instance.UnitId)?.Name ?? file.Instance.UnitId, reader.T("case.daysUsed", ("days", days)));
    }

    private IEnumerable<ActionLink> Actions(CaseFile file)
    {
        var person = reader.Person!.Id;
        var id = file.Instance.Id;
        yield return new(reader.T("case.print"), CaseRoutes.Print(id)) { Icon = "print" };
        if (file.Instance.Responsible == person && reader.Person!.Roles.Contains(ReaderRole.Staff))
            yield return new(reader.T("receipt.print"), CaseRoutes.Case(id) + "/receipt") { Icon = "file" };
        if (file.IsRunning && file.Instance.Responsible == person && file.Instance.AmountsPaid.IsEmpty)
            yield return new(reader.T("case.withdraw"), CaseRoutes.Case(id) + "/withdraw") { Icon = "undo" };
        if (!file.Process.Model.Case.Guests.IsEmpty && reader.Person!.Roles.Any(r => r is ReaderRole.Staff or ReaderRole.Administrator) && GuestRights.MayInvite(file.Instance, file.Directory, person))
            yield return new(reader.T("guests.title"), GuestRoutes.Invitations(id)) { Icon = "users" };
        if (!reversals.Of(file).IsEmpty)
            yield return new(reader.T("case.back.title"), CaseRoutes.Case(id) + "/back") { Icon = "undo" };
        if (file.IsRunning && file.Directory.IsAdministrator(person, file.Instance.UnitId))
            yield return new(reader.T("incident.title"), $"/admin/stuck/{Uri.EscapeDataString(id)}") { Icon = "warn" };
        if (file.Instance.Tasks.FirstOrDefault(t => new Waiting(said).Of(file, t).Any(w => w.Person == person)) is { } mine)
            yield return new(reader.T("case.act"), CaseRoutes.Task(mine.Id)) { Main = true };
    }

    private Journal JournalOf(CaseFile file, string tab, bool onlyOpinions)
    {
        var lines = journal.Of(file);
        var (words, only) = onlyOpinions ? ("case.journal.all", "") : ("case.journal.opinions", "opinions");
        return new(onlyOpinions ? JournalLines.Opinions(lines) : lines,
            new ActionLink(reader.T(words), CaseRoutes.With(CaseRoutes.Case(file.Instance.Id), ("tab", tab), ("only", only))));
    }

    private async Task<ImmutableArray<CaseNotice>> NoticesAsync(string id, CancellationToken cancellation)
    {
        var notices = await data.Notices.AsNoTracking().Where(n => n.InstanceId == id).OrderByDescending(n => n.Visit).ToListAsync(cancellation);
        var slugs = notices.Select(n => n.Slug).ToArray();
        var objections = await data.Objections.AsNoTracking().Where(o => slugs.Contains(o.NoticeSlug)).OrderBy(o => o.RaisedAt)
            .Select(o => new { o.NoticeSlug, o.RaisedAt }).ToListAsync(cancellation);
        return
        [
            .. from n in notices
               let paper = NoticePaper.FromJson(n.PublicValues)
               select new CaseNotice(tabs.NoticeState(n.Phase), tabs.NoticePeriod(n.FromDay, n.UntilDay),
                   paper.Heading.In(reader.Language), string.Join('\n', paper.Paragraphs.Select(p => p.In(reader.Language))), "/notices/" + n.Slug,
                   [.. objections.Where(o => o.NoticeSlug == n.Slug).Select(o => o.RaisedAt)]),
        ];
    }

    private async Task<ImmutableArray<LedgerLine>> LedgersAsync(CaseMoneyTab money, CancellationToken cancellation)
    {
        var ids = money.Movements.Select(m => m.Ledger).Distinct().ToArray();
        return [.. (await data.Ledgers.AsNoTracking().Where(l => ids.Contains(l.Id)).OrderBy(l => l.Id).ToListAsync(cancellation))
            .Select(l => new LedgerLine(l.Id, l.Name, new Money(l.BalanceFen)))];
    }
}
