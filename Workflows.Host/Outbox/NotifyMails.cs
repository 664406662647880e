using System.Collections.Immutable;
using System.Globalization;
using Workflows.Data.Delivery;
using Workflows.Definitions;
using Workflows.Definitions.Calendars;
using Workflows.Definitions.Texts;
using Workflows.Engine;
using Workflows.Engine.Effects;
using Workflows.Engine.State;
using Workflows.Engine.World;
using Workflows.Host.Execution;
using Workflows.Host.Mail;
using Workflows.Host.Organization;
using Workflows.Host.Pages.Cases;
using Workflows.Host.Rules;
using Workflows.Host.Tasks;
using Workflows.Stages.Approval;
using Workflows.Stages.Document;

namespace Workflows.Host.Outbox;

/// <summary>Writes down what a mail about a notification may say; nobody looks into the case again when it is sent.</summary>
public sealed class NotifyMails(TextCatalog texts)
{
    private static readonly string[] Favourable = ["approved", "paid", "completed", "reserved", "noObjection", "registered", "written"];

    public MailRequest Of(OutboxRow row, Notify notify, LoadedInstance loaded, OpenTask? task, string recipient, IWorld world)
    {
        var instance = loaded.Instance!;
        var kind = KindOf(notify.Kind);
        return new()
        {
            Key = string.Create(CultureInfo.InvariantCulture, $"{row.InstanceId}/{row.Seq}/{row.Effect}"),
            Kind = kind,
            RecipientId = recipient,
            InstanceId = row.InstanceId,
            Task = task is null ? null : new MailTask(task.Id, task.Visit, instance.PackageHash, SeenBy(loaded, task)),
            Case = CaseOf(notify, kind, loaded, task, recipient, world),
        };
    }

    /// <summary>What a reply is an answer to: only of a decision that is a choice and nothing more, and may be taken without a signed-in session.</summary>
    private static string SeenBy(LoadedInstance loaded, OpenTask task) =>
        task.Form is "" && loaded.Process!.Stages[task.NodeId] is IApproval && StepUps.Of(loaded.Instance!, loaded.Process.Model.Node(task.NodeId)) is MailStepUp.None
            ? Seen.Of(loaded.Instance!.Variables, loaded.Instance.Variables.Names) : "";

    private MailCase CaseOf(Notify notify, MailKind kind, LoadedInstance loaded, OpenTask? task, string recipient, IWorld world)
    {
        var (instance, model) = (loaded.Instance!, loaded.Process!.Model);
        var due = task?.Due;
        return new()
        {
            Process = new(model.Name, model.EnglishName),
            Number = instance.Number,
            Union = Plain(world.Directory.Unit(instance.UnitId)?.Name ?? ""),
            Act = task is null ? null : new(model.Node(task.NodeId).Name, model.Node(task.NodeId).EnglishName),
            Facts = [.. Facts(instance, world), .. Document(notify, loaded)],
            OpensPath = Value(notify, "document") is { Length: > 0 } key ? CaseRoutes.Document(instance.Id, key) : null,
            Due = due is null ? null : new MailDue(due.Day, Said(Explanation.Of(due, ClockStart.Received))),
            WhyYou = WhyYou(task, recipient, world.Directory),
            By = kind is MailKind.Escalated && task is not null ? Holders(task, world.Directory) : null,
            Reasons = Reasons(notify),
            Result = kind is MailKind.Decided ? Result(notify, loaded) : null,
            Headline = kind is MailKind.Generic ? Headline(notify, loaded) : null,
            StepUp = StepUps.Of(instance, task is null ? null : model.Node(task.NodeId)),
        };
    }

    private ImmutableArray<MailFact> Facts(ProcessInstance instance, IWorld world) =>
    [
        new(Key("outbox.fact.title"), Plain(instance.Title)),
        .. instance.AmountFen is { } fen ? new[] { new MailFact(Key("outbox.fact.amount"), Said(Sentence.Of("outbox.money", ("amount", new Money(fen))))) } : [],
        new(Key("outbox.fact.starter"), Plain(world.Directory.NameOf(instance.StarterId))),
    ];

    /// <summary>The document a mail tells of, by its kind and number.</summary>
    private IEnumerable<MailFact> Document(Notify notify, LoadedInstance loaded)
    {
        if (Value(notify, "documentNumber") is not { Length: > 0 } number) return [];
        var type = DocumentType(notify, loaded);
        return [new MailFact(Key("outbox.fact.document"), new($"{type.Chinese} {number}", $"{type.English} {number}"))];
    }

    private static Wording DocumentType(Notify notify, LoadedInstance loaded) => DocumentTypes.Of(loaded.Process!.Package, Value(notify, "documentType"));

    private Wording? WhyYou(OpenTask? task, string recipient, IDirectory directory)
    {
        if (task is null || Standing.Of(directory, task, recipient) is not { } standing) return null;
        if (standing.Actor.OnBehalfOf is { Length: > 0 } absent) return Said(Sentence.Of("why.substitute", ("name", directory.NameOf(absent))));
        var principal = standing.Principal;
        return texts.Has(principal.Why) ? Said(Sentence.Of(principal.Why, ("post", PostWords.Of(principal.Key, directory, texts)))) : null;
    }

    private static Wording Holders(OpenTask task, IDirectory directory)
    {
        var names = task.Principals.Where(p => p.Why is not "why.escalated")
            .SelectMany(p => Engine.Assignments.Entitlement.PersonsBehind(directory, p)).Distinct().Select(directory.NameOf).ToArray();
        return new(string.Join('、', names), string.Join(", ", names));
    }

    private static Wording? Reasons(Notify notify)
    {
        var (words, reason, english) = (Value(notify, "words"), Value(notify, "reason"), Value(notify, "reasonEn"));
        var said = new Wording(string.Join(' ', new[] { reason, words }.Where(w => w is not "")), string.Join(' ', new[] { english, words }.Where(w => w is not "")));
        return said.IsEmpty ? null : said;
    }

    private MailResult Result(Notify notify, LoadedInstance loaded)
    {
        var outcome = Value(notify, "outcome");
        var words = OutcomeWords.Of(loaded.Process!.Package, outcome) switch
        {
            Wording wording => wording,
            Sentence sentence when texts.Has(sentence.Key) => Said(sentence),
            _ => Plain(outcome),
        };
        return new(words, Favourable.Contains(outcome));
    }

    private Wording Headline(Notify notify, LoadedInstance loaded)
    {
        var model = loaded.Process!.Model;
        var key = $"outbox.headline.{notify.Kind}";
        return Said(Sentence.Of(texts.Has(key) ? key : "outbox.headline", [("process", new Wording(model.Name, model.EnglishName)),
            .. notify.Values.Select(v => (v.Key, (object?)(v.Key switch
            {
                "documentType" => DocumentType(notify, loaded),
                "role" => loaded.Process!.Model.Case.Guests.GetValueOrDefault(v.Value) is { } guest ? new Wording(guest.Name, guest.EnglishName) : v.Value,
                "from" or "to" when DueDayQuestion.ParseDay(v.Value) is { } day => day,
                _ => v.Value,
            })))]));
    }

    private static MailKind KindOf(string kind) => kind switch
    {
        "taskOpened" => MailKind.TaskAssigned,
        "reminder" => MailKind.ReminderBefore,
        "overdue" or "overdueReminder" => MailKind.ReminderAfter,
        "escalated" => MailKind.Escalated,
        "returned" => MailKind.Returned,
        "decided" => MailKind.Decided,
        "noticePublished" => MailKind.NoticePublished,
        "paid" => MailKind.PaymentDone,
        "accountRefused" => MailKind.AccountCorrection,
        "copied" => MailKind.Copied,
        _ => MailKind.Generic,
    };

    private static string Value(Notify notify, string name) => notify.Values.GetValueOrDefault(name) ?? "";
    private static Wording Plain(string text) => new(text, text);
    private Wording Key(string key) => Said(Sentence.Of(key));
    private Wording Said(Sentence sentence) => new(texts.Say(sentence, Language.Chinese), texts.Say(sentence, Language.English));
}
