using System.Collections.Immutable;
using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.Extensions.DependencyInjection;
using Workflows.Data.Delivery;
using Workflows.Definitions.Feel;
using Workflows.Definitions.Forms;
using Workflows.Definitions.Packages;
using Workflows.Engine;
using Workflows.Host.Scenarios;
using Workflows.Host.Stages.PublicNotice;
using Workflows.Host.Tests.Tasks;
using Workflows.Host.Tasks;
using Workflows.Host.World;
using Workflows.Stages.Scenarios;

namespace Workflows.Host.Tests.Kills;

/// <summary>
/// Plays a scenario by its people: they sign in, open pages and send forms, at whichever of two hosts answers. Timers and mails
/// are the hosts' own; the stage only moves their clock and waits.
/// </summary>
internal sealed class PeopleStage(IServiceProvider services, MovableClock clock, Town town, Killer killer, Random seeded, CancellationToken cancellation)
    : DatabaseStage(services, clock), IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private readonly Dictionary<string, Visitor> _visitors = new(StringComparer.Ordinal);

    public override ImmutableArray<FiredTimer> AdvanceTo(DateTimeOffset instant)
    {
        var fired = ImmutableArray.CreateBuilder<FiredTimer>();
        while (NextTimer(instant) is { } next)
        {
            fired.AddRange(Read(d => d.DueWork.Where(w => w.At <= next.At).OrderBy(w => w.At).ToList()).Select(Fired));
            killer.Moment();
            town.MoveTo(next.At);
            DeliverMails();
        }
        town.MoveTo(instant);
        return fired.ToImmutable();
    }

    public override Rejection? Start(string name, ProcessPackage package, string personId, FeelContext values)
    {
        var form = package.Forms[package.Process.Case.StartForm];
        var unit = Read(d => d.Posts.Where(p => p.PersonId == personId).OrderByDescending(p => package.Process.Case.Starters.Contains(p.Post)).Select(p => p.UnitId).First());
        var answer = Act(personId, $"/start/{package.Name}", "form.filing", TaskFields.Command, Typed.Of(form, FeelContext.Empty, values, Forms(unit, package, FeelContext.Empty)));
        Cases[name] = answer.Location.Split('?')[0].Split('/')[^1];
        return null;
    }

    public override Rejection? Answer(string name, ScenarioAnswer answer)
    {
        var state = State(name)!;
        var package = Wait(() => Packages.GetAsync(state.PackageHash, cancellation)).Package;
        var typed = package.Forms.TryGetValue(state.Task(answer.TaskId)?.Form ?? "", out var form) && answer.Values.Entries.Any()
            ? Typed.Of(form, state.Variables, answer.Values, Forms(state.UnitId, package, state.Variables) with { Names = Figures(name).Get }) : Typed.Of();
        Act(answer.PersonId, $"/tasks/{Uri.EscapeDataString(answer.TaskId)}", "form[data-acts]", TaskFields.Command, typed.With(
            ("act", answer.Act), ("comment", answer.Words), ("target", answer.ReturnTo), ("afterwards", answer.ComeStraightBack ? "StraightBack" : "RunAgain")));
        return null;
    }

    public override Rejection? Object(string name, string nodeId, string personId)
    {
        var slug = Read(d => d.Notices.Where(n => n.InstanceId == Cases[name] && n.NodeId == nodeId).OrderByDescending(n => n.Visit).Select(n => n.Slug).First());
        Act(personId, $"/notices/{slug}/objection", "form.objection", "Receipt", Typed.Of(("Words", "情况和我知道的不一样，请查清楚。"), ("Signed", "no")));
        return null;
    }

    public override Rejection? Withdraw(string name, string personId, string words)
    {
        Act(personId, $"/cases/{Cases[name]}/withdraw", "main form[action$='/withdraw']", "CommandId", Typed.Of(("Reason", words.Length < 5 ? "现在不需要了" : words)));
        return null;
    }

    public void Dispose()
    {
        foreach (var visitor in _visitors.Values) visitor.Dispose();
    }

    /// <summary>Waits until the hosts have done all that is due.</summary>
    protected override void DeliverMails()
    {
        for (var until = DateTimeOffset.UtcNow + Patience; Wait(() => town.LeftUndoneAsync(cancellation)) > 0; Thread.Sleep(50))
            if (DateTimeOffset.UtcNow > until) throw new TimeoutException($"Expected the hosts to do what is due, but they leave it undone: {Undone()}");
    }

    /// <summary>The database may be away while the stage looks at it.</summary>
    protected override T Wait<T>(Func<Task<T>> task)
    {
        for (var until = DateTimeOffset.UtcNow + Patience; ; Thread.Sleep(100))
            try
            {
                return Task.Run(task, cancellation).GetAwaiter().GetResult();
            }
            catch (Exception away) when (town.IsOutage(away) && DateTimeOffset.UtcNow < until)
            {
                // It is looked at again.
            }
    }

    private Answered Act(string personId, string address, string form, string command, Typed typed)
    {
        var visitor = _visitors.TryGetValue(personId, out var known) ? known
            : _visitors[personId] = new(town, seeded, personId is "" ? "somebody" : personId, cancellation);
        return Task.Run(async () =>
        {
            var page = await visitor.OpenAsync(address);
            var id = ((IHtmlInputElement)page.QuerySelector($"{form} input[name={command}]")!).Value;
            killer.Moment();
            var answer = await visitor.SendAsync(page, form, address, typed);
            if (!IsDone(answer)) throw new InvalidOperationException($"{personId} sent {address}, but it was refused: {answer.Status} {Refusal(answer.Page)}");
            town.Accepted.Add(command == "Receipt" ? "objection:" + NoticeCodes.IdOf(id) : id, $"{personId} {address}");
            return answer;
        }, cancellation).GetAwaiter().GetResult();
    }

    private static bool IsDone(Answered answer) => answer.Status == HttpStatusCode.Redirect || answer.Page.QuerySelector(".receipt-number") is not null;

    private static string Refusal(IHtmlDocument page) =>
        string.Join(" / ", page.QuerySelectorAll("[role=alert], .field.err, [data-fault-of]").Select(e => e.Words()).Where(w => w.Length > 0).Distinct()) + " // " + page.Words();

    private FormWorld Forms(string unit, ProcessPackage package, FeelContext values) => Wait(async () =>
    {
        await using var scope = Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<Worlds>().AskAsync(Now, null,
            world => scope.ServiceProvider.GetRequiredService<FormWorlds>().Of(world, unit, Now, values, package.Forms.Values), cancellation);
    }) with { Reveal = seal => Reveal(seal.Id) };

    private string Undone() => Read(d => string.Join(", ",
        d.DueWork.Where(w => w.At <= Now).Select(w => $"{w.TimerId} {w.LastError}").ToList()
            .Concat(d.Outbox.Where(o => o.State == OutboxState.Open).Select(o => $"outbox {o.Id} {o.Kind} {o.LastError}").ToList())));
}
