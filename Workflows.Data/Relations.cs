using Microsoft.EntityFrameworkCore;
using Workflows.Data.Delivery;
using Workflows.Data.Installation;
using Workflows.Data.Instances;
using Workflows.Data.Ledgers;
using Workflows.Data.Mail;
using Workflows.Data.Organization;
using Workflows.Data.Processes;
using Workflows.Data.Rules;
using Workflows.Data.Tasks;

namespace Workflows.Data;

/// <summary>What rows belong to, and what the database itself must refuse.</summary>
internal static class Relations
{
    public static void Map(ModelBuilder model)
    {
        model.Entity<JournalRecord>().HasOne<InstanceRow>().WithMany().HasForeignKey(r => r.InstanceId).OnDelete(DeleteBehavior.Restrict);
        model.Entity<TaskRow>().HasOne<InstanceRow>().WithMany().HasForeignKey(r => r.InstanceId).OnDelete(DeleteBehavior.Restrict);
        model.Entity<TaskPrincipalRow>().HasOne<TaskRow>().WithMany().HasForeignKey(r => r.TaskId).OnDelete(DeleteBehavior.Cascade);
        model.Entity<TaskExclusionRow>().HasOne<TaskRow>().WithMany().HasForeignKey(r => r.TaskId).OnDelete(DeleteBehavior.Cascade);
        model.Entity<CaseCopyRow>().HasOne<InstanceRow>().WithMany().HasForeignKey(r => r.InstanceId).OnDelete(DeleteBehavior.Restrict);
        model.Entity<LedgerEntryRow>().HasOne<LedgerRow>().WithMany().HasForeignKey(r => r.LedgerId).OnDelete(DeleteBehavior.Restrict);
        model.Entity<PackageFileRow>().HasOne<PackageRow>().WithMany().HasForeignKey(r => r.PackageHash).OnDelete(DeleteBehavior.Cascade);
        model.Entity<PackageReleaseRow>().HasOne<PackageRow>().WithMany().HasForeignKey(r => r.PackageHash).OnDelete(DeleteBehavior.Restrict);
        model.Entity<InstanceRow>().HasOne<PackageRow>().WithMany().HasForeignKey(r => r.PackageHash).OnDelete(DeleteBehavior.Restrict);
        model.Entity<ImportLineRow>().HasOne<ImportRunRow>().WithMany().HasForeignKey(r => r.RunId).OnDelete(DeleteBehavior.Cascade);
        model.Entity<WebhookAttemptRow>().HasOne<WebhookRow>().WithMany().HasForeignKey(r => r.WebhookId).OnDelete(DeleteBehavior.Cascade);
        model.Entity<LedgerRow>().ToTable(t => t.HasCheckConstraint("balance_not_below_zero", "balance_fen >= 0"));
        model.Entity<WorldStampRow>().HasData(new WorldStampRow { Id = WorldStampRow.Only, Stamp = Guid.Empty });
        model.Entity<MailTokenRow>(token =>
        {
            token.ToTable("mail_tokens");
            token.Property(t => t.TaskId).HasMaxLength(Lengths.TaskId);
            token.HasIndex(t => t.Hash).IsUnique();
            token.HasIndex(t => t.TaskId);
        });
    }
}
