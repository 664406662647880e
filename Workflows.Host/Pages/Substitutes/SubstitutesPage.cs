using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Workflows.Data.Organization;
using Workflows.Definitions;
using Workflows.Definitions.Forms;
using Workflows.Host.Organization;
using Workflows.Host.Pages.Cases;
using Workflows.Host.Pages.Cases.Visibility;
using Workflows.Host.Web;

namespace Workflows.Host.Pages.Substitutes;

/// <summary>Who stands in for somebody and for whom they do: listed, arranged, ended. The same for one's own and for an administrator who does it for others.</summary>
public abstract class SubstitutesPage(Substitutions substitutions, PersonLook people, CaseAccess access, CaseNames names, Reader reader, Words words) : PageModel
{
    [BindProperty]
    public string? Who { get; set; }

    [BindProperty]
    public string? From { get; set; }

    [BindProperty]
    public string? To { get; set; }

    [BindProperty]
    public string? Process { get; set; }

    [BindProperty]
    public string? Limit { get; set; }

    /// <summary>Those of one name, to be told apart; empty where the name was clear.</summary>
    public ImmutableArray<FoundPerson> Several { get; private set; } = [];

    public ImmutableArray<string> Faults { get; private set; } = [];

    public ImmutableArray<SubstituteLine> StandIns { get; private set; } = [];

    public ImmutableArray<SubstituteLine> StandsInFor { get; private set; } = [];

    public ImmutableArray<ReleasedProcess> Processes { get; private set; } = [];

    /// <summary>Who is away.</summary>
    public abstract string PersonId { get; }

    /// <summary>Where the page's forms go.</summary>
    public abstract string Address { get; }

    public string PersonName { get; private set; } = "";

    public bool IsOwn => PersonId == reader.Person!.Id;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        (From, To) = (DateText.Write(reader.Today), "");
        return await FillAsync(cancellation);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (await WishAsync(cancellation) is { } wish)
        {
            if (await substitutions.ArrangeAsync(wish, reader.Person!.Id, cancellation) is not { } refusal) return LocalRedirect(Address);
            Faults = [reader.Say(refusal)];
        }
        return await FillAsync(cancellation);
    }

    public async Task<IActionResult> OnPostEndAsync(long row, CancellationToken cancellation)
    {
        await substitutions.EndAsync(PersonId, row, reader.Person!.Id, cancellation);
        return LocalRedirect(Address);
    }

    /// <summary>What was typed, read; null where something is wrong, which then stands in the faults.</summary>
    private async Task<Substitution?> WishAsync(CancellationToken cancellation)
    {
        var faults = ImmutableArray.CreateBuilder<string>();
        var found = await people.FindAsync(Who ?? "", cancellation);
        if (found.IsEmpty) faults.Add(reader.T("substitutes.nobody"));
        if (found.Length > 1)
        {
            Several = found;
            faults.Add(reader.T("substitutes.several"));
        }
        var (from, to) = (DateText.Read(From ?? ""), DateText.Read(To ?? ""));
        if (from.Refusal is not null) faults.Add(reader.T("substitutes.from.missing"));
        if (to.Refusal is not null) faults.Add(reader.T("substitutes.to.missing"));
        long? fen = null;
        if (!string.IsNullOrWhiteSpace(Limit))
        {
            var limit = NumberText.ReadMoney(Limit);
            if (limit.Refusal is { } wrong) faults.Add(reader.Say(wrong));
            else if (limit.Value <= 0) faults.Add(reader.T("substitutes.limit.none"));
            else fen = Money.Yuan(limit.Value).Fen;
        }
        Faults = faults.ToImmutable();
        return Faults.IsEmpty ? new(PersonId, found[0].Person.Id, from.Value, to.Value, string.IsNullOrEmpty(Process) ? null : Process, fen) : null;
    }

    private async Task<IActionResult> FillAsync(CancellationToken cancellation)
    {
        var (own, others) = (await substitutions.OpenAsync(PersonId, false, cancellation), await substitutions.OpenAsync(PersonId, true, cancellation));
        var named = await names.OfAsync([PersonId, .. own.Select(s => s.SubstituteId), .. others.Select(s => s.PersonId)], [], cancellation);
        if (!named.Persons.ContainsKey(PersonId)) return NotFound();
        PersonName = named.Person(PersonId);
        Processes = await access.ProcessesAsync(cancellation);
        StandIns = [.. own.Select(s => Line(s, named.Person(s.SubstituteId)))];
        StandsInFor = [.. others.Select(s => Line(s, named.Person(s.PersonId)))];
        return Page();
    }

    private SubstituteLine Line(SubstituteRow row, string name) => new(row.Id, name,
        row.ValidTo is { } end
            ? reader.T("substitutes.term", ("from", words.Date(words.DayOf(row.ValidFrom))), ("to", words.Date(words.DayOf(end.AddTicks(-1)))))
            : reader.T("substitutes.term.open", ("from", words.Date(words.DayOf(row.ValidFrom)))),
        string.Join(reader.T("words.list.separator"), Narrowed(row)),
        row.ValidFrom > reader.Now);

    private IEnumerable<string> Narrowed(SubstituteRow row)
    {
        yield return row.Process is { } process ? Processes.FirstOrDefault(p => p.Name == process)?.Words ?? process : reader.T("substitutes.all");
        if (row.LimitFen is { } fen) yield return reader.T("substitutes.upTo", ("amount", words.Money(new Money(fen))));
    }
}

/// <param name="Narrowed">For which cases it holds.</param>
/// <param name="IsToCome">It has not begun.</param>
public sealed record SubstituteLine(long Id, string Name, string Term, string Narrowed, bool IsToCome);
