using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Workflows.Data.Delivery;
using Workflows.Data.Documents;
using Workflows.Data.Evidence;
using Workflows.Data.Figures;
using Workflows.Data.Guests;
using Workflows.Data.Identity;
using Workflows.Data.Installation;
using Workflows.Data.Instances;
using Workflows.Data.Ledgers;
using Workflows.Data.Mail;
using Workflows.Data.Notices;
using Workflows.Data.Organization;
using Workflows.Data.Processes;
using Workflows.Data.Registers;
using Workflows.Data.Rules;
using Workflows.Data.Sealing;
using Workflows.Data.Tasks;

namespace Workflows.Data;

/// <summary>
/// All tables of an installation. One model for every database; what differs stands in the context of the database and in
/// <see cref="ISqlDialect"/>. Changing what steps read besides their case gives the world a new stamp.
/// </summary>
public abstract class WorkflowsContext(DbContextOptions options) : IdentityUserContext<Account, Guid>(options)
{
    public DbSet<InstanceRow> Instances => Set<InstanceRow>();
    public DbSet<JournalRecord> Journal => Set<JournalRecord>();
    public DbSet<CasePartyRow> CaseParties => Set<CasePartyRow>();
    public DbSet<CaseCopyRow> CaseCopies => Set<CaseCopyRow>();
    public DbSet<CaseSearchRow> CaseSearch => Set<CaseSearchRow>();
    public DbSet<OpenedRow> Opened => Set<OpenedRow>();
    public DbSet<DraftRow> Drafts => Set<DraftRow>();
    public DbSet<TaskRow> Tasks => Set<TaskRow>();
    public DbSet<TaskPrincipalRow> TaskPrincipals => Set<TaskPrincipalRow>();
    public DbSet<TaskExclusionRow> TaskExclusions => Set<TaskExclusionRow>();
    public DbSet<ActRow> Acts => Set<ActRow>();
    public DbSet<SavedFilterRow> SavedFilters => Set<SavedFilterRow>();
    public DbSet<StageTimeRow> StageTimes => Set<StageTimeRow>();
    public DbSet<StageFigureRow> StageFigures => Set<StageFigureRow>();
    public DbSet<DueWorkRow> DueWork => Set<DueWorkRow>();
    public DbSet<OutboxRow> Outbox => Set<OutboxRow>();
    public DbSet<WebhookRow> Webhooks => Set<WebhookRow>();
    public DbSet<WebhookAttemptRow> WebhookAttempts => Set<WebhookAttemptRow>();
    public DbSet<LedgerRow> Ledgers => Set<LedgerRow>();
    public DbSet<LedgerEntryRow> LedgerEntries => Set<LedgerEntryRow>();
    public DbSet<CounterRow> Counters => Set<CounterRow>();
    public DbSet<RegisterEntryRow> RegisterEntries => Set<RegisterEntryRow>();
    public DbSet<SubjectKeyRow> SubjectKeys => Set<SubjectKeyRow>();
    public DbSet<SealedValueRow> SealedValues => Set<SealedValueRow>();
    public DbSet<EvidenceRow> Evidence => Set<EvidenceRow>();
    public DbSet<UploadRow> Uploads => Set<UploadRow>();
    public DbSet<UploadPartRow> UploadParts => Set<UploadPartRow>();
    public DbSet<NoticeRow> Notices => Set<NoticeRow>();
    public DbSet<ObjectionRow> Objections => Set<ObjectionRow>();
    public DbSet<DocumentRow> Documents => Set<DocumentRow>();
    public DbSet<DocumentTemplateRow> DocumentTemplates => Set<DocumentTemplateRow>();
    public DbSet<MailTokenRow> MailTokens => Set<MailTokenRow>();
    public DbSet<ReplyAddressRow> ReplyAddresses => Set<ReplyAddressRow>();
    public DbSet<MailChoiceRow> MailChoices => Set<MailChoiceRow>();
    public DbSet<ReceivedMailRow> ReceivedMails => Set<ReceivedMailRow>();
    public DbSet<UnitRow> Units => Set<UnitRow>();
    public DbSet<PersonRow> Persons => Set<PersonRow>();
    public DbSet<PostRow> Posts => Set<PostRow>();
    public DbSet<KinshipRow> Kinship => Set<KinshipRow>();
    public DbSet<SubstituteRow> Substitutes => Set<SubstituteRow>();
    public DbSet<WorldStampRow> WorldStamp => Set<WorldStampRow>();
    public DbSet<PackageRow> Packages => Set<PackageRow>();
    public DbSet<PackageReleaseRow> PackageReleases => Set<PackageReleaseRow>();
    public DbSet<PackageFileRow> PackageFiles => Set<PackageFileRow>();
    public DbSet<HolidayYearRow> HolidayYears => Set<HolidayYearRow>();
    public DbSet<RulePackRow> RulePacks => Set<RulePackRow>();
    public DbSet<SettingRow> Settings => Set<SettingRow>();
    public DbSet<SystemJournalRow> SystemJournal => Set<SystemJournalRow>();
    public DbSet<ImportRunRow> ImportRuns => Set<ImportRunRow>();
    public DbSet<ImportLineRow> ImportLines => Set<ImportLineRow>();
    public DbSet<SessionRow> Sessions => Set<SessionRow>();
    public DbSet<AccessTokenRow> AccessTokens => Set<AccessTokenRow>();
    public DbSet<CalendarAddressRow> CalendarAddresses => Set<CalendarAddressRow>();
    public DbSet<ActivationRow> Activations => Set<ActivationRow>();
    public DbSet<RecoveryRow> Recoveries => Set<RecoveryRow>();
    public DbSet<ReceiptRow> Receipts => Set<ReceiptRow>();
    public DbSet<SentCodeRow> SentCodes => Set<SentCodeRow>();
    public DbSet<GuestLinkRow> GuestLinks => Set<GuestLinkRow>();
    public DbSet<GuestSessionRow> GuestSessions => Set<GuestSessionRow>();
    public DbSet<SignInAttemptRow> SignInAttempts => Set<SignInAttemptRow>();
    public DbSet<DataProtectionKeyRow> DataProtectionKeys => Set<DataProtectionKeyRow>();

    /// <summary>Every statement EF cannot say, in this database's words.</summary>
    public abstract ISqlDialect Sql { get; }

    protected override void ConfigureConventions(ModelConfigurationBuilder conventions) =>
        conventions.Properties<DateTimeOffset>().HaveConversion<UtcConverter>();

    protected override void OnModelCreating(ModelBuilder model)
    {
        base.OnModelCreating(model);
        IdentityTables.Map(model);
        Relations.Map(model);
        StoredNames.Map(model);
    }

    public override int SaveChanges(bool acceptAllChangesOnSuccess)
    {
        StampWorld();
        return base.SaveChanges(acceptAllChangesOnSuccess);
    }

    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        StampWorld();
        return base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    /// <summary>Lets go of the rows that are saved, but for those of one kind, so that saving many times does not look at all of them each time.</summary>
    public void ForgetSaved<TKept>()
    {
        foreach (var entry in ChangeTracker.Entries().Where(e => e.State == EntityState.Unchanged && e.Entity is not TKept).ToList())
            entry.State = EntityState.Detached;
    }

    private void StampWorld()
    {
        var changed = ChangeTracker.Entries<IWorldRow>().Any(e => e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted);
        if (!changed || ChangeTracker.Entries<WorldStampRow>().Any(e => e.State == EntityState.Modified)) return;
        var stamp = WorldStamp.Local.SingleOrDefault() ?? new WorldStampRow { Id = WorldStampRow.Only };
        stamp.Stamp = Guid.NewGuid();
        Update(stamp);
    }
}
