using Workflows.Host.Identity;
using Workflows.Host.Stages;
using Workflows.Host.Stages.Approval;
using Workflows.Host.Stages.Disbursement;
using Workflows.Host.Stages.PublicNotice;
using Workflows.Host.Tasks.Files;

namespace Workflows.Host.Tasks;

/// <summary>The room where people act: filing a case, tasks, drafts, files. Expects the rooms of data, world, execution, sealing and cases.</summary>
public static class TaskServices
{
    public static IServiceCollection AddUnionTasks(this IServiceCollection services)
    {
        services.AddScoped<IStagePage, ApprovalPage>().AddScoped<IStagePage, WorkPage>();
        services.AddScoped<IStagePage, PublicNoticePage>().AddScoped<IStagePage, DisbursementPage>();
        services.AddScoped<TaskDesk>().AddScoped<TaskPages>().AddScoped<TaskAnswers>().AddScoped<TaskOvers>().AddScoped<TaskClaims>().AddScoped<BatchApproval>().AddScoped<NextTaskLook>();
        services.AddScoped<LedgerLook>().AddScoped<FormWorlds>().AddScoped<FormSealing>().AddScoped<FileShelf>().AddScoped<Uploads>().AddScoped<CaseFiles>().AddScoped<Drafts>();
        services.AddSingleton<ShelfTidying>().AddHostedService(p => p.GetRequiredService<ShelfTidying>());
        services.AddScoped<Starting.StartDesk>().AddScoped<Starting.Filing>();
        services.AddScoped<TaskSight>().AddScoped<IRelationCheck, SeesTaskCheck>().AddScoped<IRelationCheck, HoldsTaskCheck>();
        services.AddScoped<IRelationCheck, Starting.MayStartCheck>().AddScoped<IRelationCheck, WorksOnCaseCheck>();
        services.AddScoped<Beside.ActDesk>().AddScoped<Beside.PeopleSearch>();
        services.AddScoped<Unsealing>().AddScoped<BankListFiles>().AddScoped<ReadMarks>();
        return services;
    }
}
