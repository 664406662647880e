using System.Collections.Immutable;
using System.Globalization;
using Workflows.Data.Delivery;
using Workflows.Definitions.Calendars;
using Workflows.Definitions.Texts;
using Workflows.Engine.State;
using Workflows.Engine.World;
using Workflows.Host.Mail;
using Workflows.Host.Sms;
using Workflows.Host.World;

namespace Workflows.Host.Guests;

/// <summary>
/// Delivers the link of one guest from the outbox: by mail, or by short message where there is no mail address. Says the title and
/// what is asked, no more. Every attempt issues a link of its own, for only hashes are kept.
/// </summary>
public sealed class GuestDelivery(GuestLinks links, Worlds worlds, ISmsTransport sms, IMailTransport mails, MailHouse house, TextCatalog texts, TimeProvider clock)
{
    /// <param name="row">Its payload is the kind of notification, a line break, and the task it is about where it is about one.</param>
    public async Task<SendOutcome> DeliverAsync(OutboxRow row, CancellationToken cancellation)
    {
        if (await links.FindAsync(row.Recipient, row.InstanceId, cancellation) is not GuestSight.Open open) return new SendOutcome.Permanent(Sentence.Of("guests.mail.noAccess"));
        var (kind, task) = row.Payload.Split('\n', 2) is [var k, var t] ? (k, open.Instance.Task(t)) : (row.Payload, null);
        var words = await WordsAsync(open, kind, task, cancellation);
        var link = MailRoutes.In(house.PublicUrl, GuestRoutes.Door(await links.IssueAsync(row.Recipient, row.InstanceId, cancellation))).AbsoluteUri;
        return open.Person.Email is { Length: > 0 } address
            ? await mails.SendAsync(Mail(row, open, words, new(open.Person.Name, address), link), cancellation)
            : open.Person.Mobile is { Length: > 0 } mobile
                ? await sms.SendAsync(new(mobile, ShortMessageKind.Guest, $"{texts.Say("guests.sms", open.Language, [("what", words.Headline), ("union", house.From.Name), ("link", link)])}") { Link = link }, cancellation)
                : new SendOutcome.Permanent(Sentence.Of("codes.noAddress"));
    }

    private OutgoingMail Mail(OutboxRow row, GuestSight.Open open, GuestWords words, MailAddressee to, string link)
    {
        string Say(string key, params (string, object?)[] values) => texts.Say(key, open.Language, values);
        var page = new MailPage
        {
            Lang = open.Language == Language.Chinese ? "zh-CN" : "en", Subject = words.Headline.ReplaceLineEndings(" "), House = words.Union,
            Greeting = Say("mail.greeting", ("name", open.Person.Name)), Headline = words.Headline,
            Rows =
            [
                new(Say("guests.row.title"), open.Instance.Title),
                .. words.Asked is { } asked ? [new MailRow(Say("guests.row.asked"), asked, "", MailTone.Strong)] : Array.Empty<MailRow>(),
                .. words.Due is { } due ? [new MailRow(Say("guests.row.due"), texts.Spell(due.Day, open.Language), "", MailTone.Soon)] : Array.Empty<MailRow>(),
                new(Say("guests.row.inviter"), words.Inviter),
            ],
            Main = new(Say("guests.mail.button"), link), Note = Say("guests.mail.note"),
            Foot = [Say("guests.mail.foot"), Say("mail.foot.automatic"), .. house.Phone.Length > 0 ? [Say("mail.foot.phone", ("phone", house.Phone))] : Array.Empty<string>()],
        };
        return new()
        {
            MessageId = MailIds.Message(string.Create(CultureInfo.InvariantCulture, $"{row.InstanceId}/{row.Seq}/{row.Effect}"), row.Recipient, house.From.Address),
            Thread = MailIds.Thread(row.InstanceId, house.From.Address), From = house.From, To = to, Subject = page.Subject, Text = MailPlain.Write(page), Html = MailHtml.Write(page),
        };
    }

    private Task<GuestWords> WordsAsync(GuestSight.Open open, string kind, OpenTask? task, CancellationToken cancellation) => worlds.AskAsync(clock.GetUtcNow(), open.Instance, world =>
    {
        var model = open.Loaded.Process!.Model;
        var union = world.Directory.Unit(open.Instance.UnitId)?.Name ?? "";
        var node = task is null ? null : model.Node(task.NodeId);
        var key = $"guests.headline.{kind}";
        return new GuestWords(
            texts.Say(texts.Has(key) ? key : "guests.headline", open.Language, ("union", union), ("process", new Wording(model.Name, model.EnglishName)), ("role", new Wording(open.Role.Name, open.Role.EnglishName))),
            union, world.Directory.NameOf(open.Guest.InvitedBy),
            node is not null ? new Wording(node.Name, node.EnglishName).In(open.Language) : open.Role.AsksOpinion ? texts.Raw("guests.asked.opinion", open.Language) : null, task?.Due);
    }, cancellation);

    private sealed record GuestWords(string Headline, string Union, string Inviter, string? Asked, Deadline? Due);
}
