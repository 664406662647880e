using System.Collections.Immutable;

namespace Workflows.Host.Web;

/// <summary>An entry before it is said: its key (of the text and of the count), address and icon.</summary>
/// <param name="Tab">The key of a shorter text for the tab bar; null takes the same.</param>
public sealed record PlannedEntry(string Key, string Path, string Icon, string? Tab = null)
{
    /// <summary>True where only a demonstration has it.</summary>
    public bool InDemonstration { get; init; }
}

/// <summary>Planned entries under the heading of that key.</summary>
public sealed record PlannedGroup(string Key, ImmutableArray<PlannedEntry> Entries);

/// <summary>Which role sees which entries, in which order (the table of the design's chapter on navigation).</summary>
public static class NavigationPlan
{
    private static readonly PlannedEntry
        Inbox = new("inbox", "/inbox", "inbox"),
        Claimable = new("claimable", "/inbox/claimable", "claim"),
        Done = new("done", "/inbox/done", "check"),
        Copies = new("copies", "/inbox/copies", "mail"),
        Started = new("started", "/inbox/started", "arrow"),
        Drafts = new("drafts", "/inbox/drafts", "pencil"),
        MailSettings = new("mailSettings", "/admin/mail-settings", "mail"),
        Received = new("received", "/admin/received", "mail"),
        Backups = new("backups", "/admin/backups", "download"),
        Doctor = new("doctor", "/admin/doctor", "shield"),
        Start = new("start", "/start", "plus", "startTab"),
        Cases = new("cases", "/cases", "file", "casesTab"),
        Notices = new("notices", "/notices", "megaphone"),
        Bargaining = new("bargaining", "/bargaining", "bargain"),
        Elections = new("elections", "/elections", "ballot"),
        Funds = new("funds", "/funds", "money"),
        Registers = new("registers", "/registers", "book"),
        Statistics = new("statistics", "/statistics", "chart"),
        Substitutes = new("substitutes", "/substitutes", "exchange"),
        AdminStart = new("adminStart", "/admin", "chart", "adminStartTab"),
        Stuck = new("stuck", "/admin/stuck", "warn"),
        Processes = new("processes", "/admin/processes", "flow"),
        DocumentTemplates = new("documents", "/admin/documents", "file"),
        Rules = new("rules", "/admin/rules", "book"),
        Organization = new("organization", "/admin/organization", "users"),
        Accounts = new("accounts", "/admin/accounts", "user"),
        Members = new("members", "/admin/members", "users"),
        Recoveries = new("recoveries", "/recoveries", "lock"),
        AccessTokens = new("accessTokens", "/admin/access-tokens", "exchange"),
        Webhooks = new("webhooks", "/admin/webhooks", "megaphone"),
        Imports = new("imports", "/admin/imports", "download"),
        MailTemplates = new("mailTemplates", "/admin/mail", "mail"),
        DueDays = new("dueDays", "/due-days", "clock"),
        Mails = new("mails", "/mails", "mail") { InDemonstration = true },
        Journal = new("journal", "/admin/journal", "book"),
        Verification = new("verification", "/admin/verification", "shield"),
        Samples = new("samples", "/audit/samples", "search"),
        FundsCheck = new("fundsCheck", "/audit/funds", "money"),
        Records = new("records", "/audit/records", "shield"),
        Exports = new("exports", "/audit/exports", "download"),
        Apply = new("apply", "/start", "plus"),
        My = new("my", "/my", "home"),
        Votes = new("votes", "/votes", "ballot"),
        Me = new("me", "/me", "user");

    private static readonly PlannedGroup Desk = new("desk", [Inbox, Claimable, Done, Copies, Started, Drafts]);

    private static readonly PlannedGroup Upkeep = new("upkeep", [MailSettings, Received, AccessTokens, Webhooks, Backups, Doctor]);

    /// <summary>The headings and entries of one role; a worker and a guest have no side bar.</summary>
    public static ImmutableArray<PlannedGroup> SideBar(ReaderRole role) => role is ReaderRole.Administrator ? [.. Groups(role), Upkeep] : Groups(role);

    private static ImmutableArray<PlannedGroup> Groups(ReaderRole role) => role switch
    {
        ReaderRole.Staff =>
        [
            Desk,
            new("business", [Start, Cases, Notices, Bargaining, Elections, Funds, Registers]),
            new("overview", [Statistics, Substitutes, Recoveries, DueDays]),
        ],
        ReaderRole.Administrator =>
        [
            Desk,
            new("overview", [AdminStart, Statistics, Cases, Registers, Stuck, DueDays]),
            new("administration", [Processes, DocumentTemplates, Rules, Organization, Accounts, Members, Imports, MailTemplates, Mails, Journal, Verification]),
        ],
        ReaderRole.Auditor => [new("audit", [Samples, Cases, FundsCheck, Registers, Records, Exports])],
        _ => [],
    };

    /// <summary>The tabs of a phone, at most four.</summary>
    public static ImmutableArray<PlannedEntry> Tabs(ReaderRole role) => role switch
    {
        ReaderRole.Staff => [Inbox, Cases, Start, Me],
        ReaderRole.Administrator => [AdminStart, Inbox, Cases, Me],
        ReaderRole.Auditor => [Samples, Cases, Records, Me],
        ReaderRole.Worker => [My, Apply, Votes, Notices],
        _ => [],
    };

    /// <summary>Where the person begins after signing in.</summary>
    public static string FirstPage(ReaderRole role) => role switch
    {
        ReaderRole.Staff => Inbox.Path,
        ReaderRole.Administrator => AdminStart.Path,
        ReaderRole.Auditor => Samples.Path,
        _ => My.Path,
    };
}
