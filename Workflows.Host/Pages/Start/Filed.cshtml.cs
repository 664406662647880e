using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Workflows.Data;
using Workflows.Definitions;
using Workflows.Definitions.Texts;
using Workflows.Engine.Journal;
using Workflows.Host.Execution;
using Workflows.Host.Identity;
using Workflows.Host.Pages.Shared.Models;
using Workflows.Host.Tasks;
using Workflows.Host.Web;
using Workflows.Host.World;

namespace Workflows.Host.Pages.Start;

/// <summary>What filing came to, for the person who filed: the number, what happens next and with whom. Read from the record.</summary>
[Audience(Audience.SignedIn, Relation.OwnCase)]
public sealed class FiledModel(
    WorkflowsContext data, InstanceStore instances, Worlds worlds, JournalJson json, Reader reader, Words words, TextCatalog texts, TimeProvider clock) : PageModel
{
    public Result Result { get; private set; } = null!;
    public Conflict? Repeated { get; private set; }
    public string CaseTitle { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(string id, bool repeated, CancellationToken cancellation)
    {
        if (await instances.FindAsync(id, cancellation) is not { Instance: { } instance, Process: { } process }) return NotFound();
        var first = await data.Journal.AsNoTracking().SingleAsync(r => r.InstanceId == id && r.Seq == 1, cancellation);
        var entry = InstanceStore.RowOf(first).Read(json);
        CaseTitle = instance.Title;
        if (repeated) Repeated = new(reader.T("start.repeated", ("at", words.Time(instance.StartedAt))), Tone.Plain);
        Result = await worlds.AskAsync(clock.GetUtcNow(), instance, world =>
        {
            var view = new CaseView(instance, process, world, clock.GetUtcNow());
            var say = new SpokenCase(view, reader, texts);
            return new Result
            {
                Words = reader.T("start.filed"),
                Tone = Tone.Pass,
                At = instance.StartedAt,
                Subject = string.Join(reader.T("words.comma"), new[] { instance.Number, instance.Title, instance.AmountFen is { } fen ? words.Money(new Money(fen)) : "" }.Where(part => part.Length > 0)),
                Lines = [.. new NextWords(view, say, reader, words).Lines(NextSteps.Of(entry.Facts, instance))],
                Actions =
                [
                    new ActionLink(reader.T("tasks.wholeCase"), $"/cases/{Uri.EscapeDataString(id)}") { Main = true },
                    new ActionLink(reader.T("start.another"), "/start"),
                    .. reader.Person!.Roles.Contains(ReaderRole.Staff) ? new[] { new ActionLink(reader.T("receipt.print"), $"/cases/{Uri.EscapeDataString(id)}/receipt") } : [],
                ],
            };
        }, cancellation);
        return Page();
    }
}
