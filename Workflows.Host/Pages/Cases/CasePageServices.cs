using Microsoft.Extensions.DependencyInjection.Extensions;
using Workflows.Host.Audit;
using Workflows.Host.Identity;
using Workflows.Host.Pages.Audit;
using Workflows.Host.Pages.Audit.Checking;
using Workflows.Host.Pages.Cases.Reading;
using Workflows.Host.Pages.Cases.Visibility;
using Workflows.Host.Pages.Inbox;
using Workflows.Host.Pages.Funds;
using Workflows.Host.Pages.Registers;
using Workflows.Host.Web;

namespace Workflows.Host.Pages.Cases;

/// <summary>The rooms where people look: cases, their checks, money and registers.</summary>
public static class CasePageServices
{
    public static IServiceCollection AddUnionCases(this IServiceCollection services)
    {
        services.AddScoped<Reversals>().AddScoped<WhoWillApproveCard>();
        services.AddScoped<CaseWords>().AddScoped<StageBars>().AddScoped<Diagrams>().AddScoped<FactWords>().AddScoped<JournalLines>();
        services.AddScoped<WaitingCards>().AddScoped<CasePeople>().AddScoped<BasisLines>().AddScoped<CaseStates>().AddScoped<CheckWords>();
        services.AddScoped<Viewers>().AddScoped<CaseNames>().AddScoped<ReleasedProcesses>().AddScoped<CaseAccess>();
        services.AddScoped<CaseSearch>().AddScoped<CaseTables>().AddScoped<CaseTabs>().AddScoped<AttachedFiles>().AddScoped<CaseDocuments>().AddScoped<CasePages>();
        services.AddScoped<CaseReadings>().AddScoped<Withdrawal>().AddScoped<Revealed>().AddScoped<RawRecord>().AddScoped<ApprovalSheets>().AddScoped<SheetOpinions>();
        services.AddScoped<Claims>().AddScoped<InboxQuery>().AddScoped<InboxWords>().AddScoped<DeskLists>().AddScoped<DeskRows>().AddScoped<SavedFilters>().AddScoped<Mentions>().AddScoped<Commenting>().AddScoped<CommentsPart>();
        services.AddScoped<INavigationCounts, DeskCounts>();
        services.AddScoped<CaseExport>().AddScoped<RegisterExport>().AddScoped<FundsExport>().AddScoped<MovementLines>().AddScoped<JournalExport>();
        services.AddScoped<BudgetLines>().AddScoped<RegisterEntries>().AddScoped<RegisterWords>();
        services.AddScoped<IRelationCheck, SeesCaseCheck>().AddScoped<IRelationCheck, OwnCaseCheck>();
        services.AddScoped<IRelationCheck, SeesLedgerCheck>().AddScoped<IRelationCheck, SeesRegisterCheck>();
        services.AddScoped<AuditTrail>().AddSingleton<RecordCheck>().AddScoped<LedgerCheck>().AddScoped<SystemJournalCheck>().AddSingleton<CheckRuns>();
        services.TryAddSingleton<SystemJournal>();
        return services;
    }
}
