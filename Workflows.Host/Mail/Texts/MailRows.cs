using System.Collections.Immutable;
using System.Globalization;
using Workflows.Definitions.Texts;

namespace Workflows.Host.Mail;

/// <summary>The table of facts of a mail: number, the case's own facts, how far it came, what was decided, until when, why the reader.</summary>
internal sealed class MailRows(MailTexts texts, MailKind kind, MailFacts facts, Language language)
{
    private readonly MailCase _case = facts.Case;

    public ImmutableArray<MailRow> All =>
    [
        new(Label("number"), _case.Number),
        .. _case.Facts.Select(f => new MailRow(
            Said(f.Label), Said(f.Value), Said(f.Rest ?? Wording.Empty), f.Strong ? MailTone.Strong : MailTone.Plain)),
        .. Row(Label("progress"), _case.Progress),
        .. Row(Label("result"), _case.Result?.Words, MailTone.Strong),
        .. kind.NamesBy ? Row(Say($"{kind.Room}.by"), _case.By) : [],
        .. Row(Label("reasons"), _case.Reasons),
        .. Row(Label("review"), _case.Result?.Review),
        .. Due,
        .. Row(Label("whyYou"), _case.WhyYou),
    ];

    private IEnumerable<MailRow> Due
    {
        get
        {
            if (_case.Due is not { } due) yield break;
            var day = Day(due.Day, facts.Today, language);
            var time = Time(due.Until);
            yield return new(
                Label(kind switch { MailKind.NoticePublished => "until", _ when kind.IsPastDue => "wasDue", _ => "due" }),
                Say(kind == MailKind.NoticePublished ? "mail.due.until" : "mail.due.before", ("day", day), ("time", time)),
                Say("mail.due.because", ("why", Said(due.Why))),
                ToneOf(due.Day));
        }
    }

    /// <summary>Days of this year without it: 「6月23日 周二」.</summary>
    public static string Day(DateOnly day, DateOnly today, Language language) =>
        day.Year == today.Year ? DayWords.Short(day, language) : DayWords.Of(day, language);

    /// <summary>「17:30」; without an hour the whole day counts: 「24:00」.</summary>
    public static string Time(TimeOnly? time) => time?.ToString("H:mm", CultureInfo.InvariantCulture) ?? "24:00";

    private MailTone ToneOf(DateOnly due) =>
        kind.IsPastDue ? MailTone.Over
        : kind == MailKind.NoticePublished ? MailTone.Strong
        : MailTone.Soon;

    private IEnumerable<MailRow> Row(string label, Wording? value, MailTone tone = MailTone.Plain) =>
        value is null || value.IsEmpty ? [] : [new(label, Said(value), Tone: tone)];

    private string Label(string name) => Say("mail.label." + name);
    private string Say(string key, params (string, string)[] places) => texts.Say(key, language, places);
    private string Said(Wording text) => text.In(language);
}
