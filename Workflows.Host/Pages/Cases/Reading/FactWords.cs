using System.Collections.Immutable;
using Workflows.Definitions;
using Workflows.Definitions.Calendars;
using Workflows.Definitions.Feel;
using Workflows.Definitions.Forms;
using Workflows.Definitions.Model;
using Workflows.Definitions.Texts;
using Workflows.Engine.Facts;
using Workflows.Engine.Journal;
using Workflows.Engine.State;
using Workflows.Host.Web;
using Workflows.Stages.Approval;
using Workflows.Stages.Disbursement;
using Workflows.Stages.Document;
using Workflows.Stages.PublicNotice;

namespace Workflows.Host.Pages.Cases.Reading;

/// <summary>What the facts of one row mean, each in a short clause: what changed, where the case went, what money moved.</summary>
public sealed class FactWords(Reader reader, Words words, CaseWords said, TextCatalog texts)
{
    public string Of(CaseFile file, RecordMemory memory, JournalEntry entry) => string.Join(
        reader.T("case.clause.separator"),
        entry.Facts.SelectMany(f => Of(file, memory, f)).Where(clause => clause.Length > 0));

    private IEnumerable<string> Of(CaseFile file, RecordMemory memory, Fact fact) => fact switch
    {
        NumberIssued issued => [reader.T("case.fact.number", ("number", issued.Number))],
        RulesPinned pinned => [reader.T("case.fact.rulesPinned", ("pack", pinned.Pack), ("version", pinned.Version))],
        RuleSetAside aside => [reader.T("case.fact.setAside", ("rule", aside.Rule), ("reason", aside.Reason))],
        VariablesSet set => memory.Changed(set.Values).Select(c => Changed(file, c.Name, c.Before, c.Now)),
        AmountReserved reserved => [Moved("case.fact.reserved", reserved.Fen)],
        AmountReleased released => [Moved("case.fact.released", released.Fen)],
        AmountPaid paid => [Moved("case.fact.paid", paid.Fen)],
        NoticePublished published => [reader.T("case.fact.noticeUntil", ("day", words.Date(published.Until.Day)))],
        NoticeTermMoved moved when memory.Term(moved.NodeId, moved.Visit) is { } before => [Recounted(file, moved.NodeId, before, moved.Until)],
        DeadlineSet set when memory.Due(set.TaskId) is { } before && memory.Task(set.TaskId) is { } task => [Recounted(file, task.NodeId, before, set.Deadline)],
        NoticeResumed resumed => [reader.T("case.fact.noticeResumed", ("day", words.Date(resumed.Until.Day)))],
        ReceiptBooked { Paid: true } booked => [reader.T("case.fact.receipt", ("number", booked.Receipt))],
        ReceiptBooked booked => [reader.T("case.fact.refused", ("reason", booked.Reason))],
        DocumentNumbered numbered => [reader.T("case.fact.documentNumber", ("number", numbered.Number))],
        DocumentMade made => [reader.T("case.fact.documentMade", ("digest", BasisLines.Short(made.File, 2)))],
        DocumentStamped stamped => [reader.T("case.fact.documentStamped", ("digest", BasisLines.Short(stamped.File, 2)), ("count", stamped.Scans.Length))],
        DocumentSent sent => [reader.T("case.fact.documentSent", ("who", Principals(file, sent.To)))],
        DocumentVoided voided => [reader.T("case.fact.documentVoided", ("number", voided.Number))],
        DocumentSentBack => [reader.T("case.fact.documentSentBack")],
        NodeReturned returned => [Returned(file, returned)],
        CarriedOver carried => [reader.T("case.fact.carriedOver", ("who", said.People(file.Directory, carried.Vote.Persons)), ("from", said.Stage(file.Process.Model.Node(carried.From))), ("stage", said.Stage(file.Process.Model.Node(carried.NodeId))))],
        DecidedByTimeOut => [reader.T("case.fact.timedOutApproved")],
        NodeLeft { Outcome: "skipped" } left => [reader.T("case.fact.skipped", ("stage", said.Stage(file.Process.Model.Node(left.NodeId))))],
        NodeLeft { Outcome: "insufficient" or "timedOut" } left => [said.Outcome(file, left.Outcome)],
        VoteTakenBack => [reader.T("case.fact.voteTakenBack")],
        TakenBack back => [reader.T("case.fact.takenBack", ("stage", said.Stage(file.Process.Model.Node(back.To))), ("from", said.Stage(file.Process.Model.Node(back.NodeId))))],
        GuestInvited invited => [reader.T("case.fact.guestInvited", ("who", said.Person(file.Directory, invited.Guest.Id)), ("role", Guest(file, invited.Guest.Role)), ("organization", invited.Guest.Organization))],
        GuestDismissed revoked => [said.Person(file.Directory, revoked.GuestId)],
        PrincipalsAdded { Principals: [{ Why: Principal.WhyGuest }] } => [],
        PrincipalsAdded added => [reader.T("case.fact.escalated", ("who", Principals(file, added.Principals.Select(p => p.Key))))],
        RegisterEntryWritten written => [reader.T("case.fact.registered", ("register", said.Known("register." + written.Register, written.Register)))],
        DecisionMade made => [reader.T("case.fact.decision", ("stage", said.Stage(file.Process.Model.Node(made.NodeId))), ("rows", string.Join(reader.T("words.list.separator"), made.Fired.Select(f => Rule(file, f)).Distinct())))],
        ErrorThrown thrown => [reader.T("case.fact.errorThrown", ("stage", said.Stage(file.Process.Model.Node(thrown.NodeId))), ("caught", said.Stage(file.Process.Model.Node(thrown.CaughtBy))))],
        NodeLeft left when file.Process.Model.Node(left.NodeId) is SubProcess sub => [reader.T("case.fact.subProcessDone", ("stage", said.Stage(sub)))],
        NodeCancelled cancelled when file.Process.Model.Node(cancelled.NodeId) is UserTask or SubProcess => [reader.T("case.fact.brokenOff", ("stage", said.Stage(file.Process.Model.Node(cancelled.NodeId))))],
        IncidentRaised raised => [reader.T("case.fact.stuck", ("why", said.Known(raised.Reason, raised.Reason)))],
        TaskOpened opened => [Opened(file, opened)],
        InstanceEnded ended => [reader.T("case.fact.ended", ("outcome", said.Outcome(file, ended.Outcome)))],
        _ => [],
    };

    /// <summary>The words of the row, without the full stop that would stand inside a clause.</summary>
    private string Rule(CaseFile file, FiredRuleReference rule) =>
        (file.Process.Package.Texts.TryGetValue(rule.Words, out var text) ? reader.Language is Language.Chinese ? text.Chinese : text.English
            : rule.Words is "" ? $"{rule.Table} {rule.Rule}" : rule.Words).TrimEnd('。', '.');

    private string Moved(string key, long fen) => reader.T(key, ("amount", words.Money(new Money(fen))));

    /// <summary>A day that was counted again: from which to which, or that it stayed.</summary>
    private string Recounted(CaseFile file, string nodeId, Deadline before, Deadline after) => reader.T(
        after.Day != before.Day ? "case.fact.dueMoved" : before.Provisional && !after.Provisional ? "case.fact.dueCertain" : "case.fact.dueSame",
        ("stage", said.Stage(file.Process.Model.Node(nodeId))), ("from", before.Day), ("to", after.Day));

    private string Returned(CaseFile file, NodeReturned returned) => reader.T(
        returned.ComeStraightBack ? "case.fact.returnedStraight" : "case.fact.returned",
        ("stage", said.Stage(file.Process.Model.Node(returned.To))));

    /// <summary>「民政部门」.</summary>
    private string Guest(CaseFile file, string role) => file.Process.Model.Case.Guests.GetValueOrDefault(role) is { } guest ? said.Chosen(guest.Name, guest.EnglishName) : role;

    private string Principals(CaseFile file, IEnumerable<string> keys) => string.Join(reader.T("words.list.separator"), keys
        .Select(key => key.StartsWith("guest:", StringComparison.Ordinal) ? Guest(file, key["guest:".Length..]) : key.StartsWith("post:", StringComparison.Ordinal)
            ? said.Post(file.Directory, key["post:".Length..])
            : said.Person(file.Directory, key["person:".Length..])));

    private string Opened(CaseFile file, TaskOpened opened) => reader.T("case.fact.opened",
        ("stage", said.Stage(file.Process.Model.Node(opened.Task.NodeId))),
        ("who", opened.Holders.IsEmpty ? reader.T("case.waiting.nobody") : said.People(file.Directory, opened.Holders)));

    /// <summary>A list or a file is only said to have changed; a single value shows what it was and is.</summary>
    private string Changed(CaseFile file, string name, FeelValue before, FeelValue now)
    {
        var field = file.Process.Package.Forms.Values.Select(f => f.Find(name)).FirstOrDefault(f => f is not null);
        var label = field?.Label.In(reader.Language) is { Length: > 0 } words ? words : name;
        return field is null or RepeatingField or AttachmentField || before is FeelContext || now is FeelContext
            ? reader.T("case.fact.changed", ("name", label))
            : reader.T("case.fact.changedFromTo", ("name", label), ("before", Value(field, before)), ("now", Value(field, now)));
    }

    private string Value(AnswerField field, FeelValue value) => AnswerWords.Of(field, value) is { IsEmpty: false } parts
        ? string.Join(reader.T("words.list.separator"), parts.Select(p => texts.Spell(p, reader.Language)))
        : reader.T("case.value.none");
}
