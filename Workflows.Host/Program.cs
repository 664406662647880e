using Workflows.Host.Backup;
using Workflows.Host.Doctor;
using Workflows.Host.Identity;
using Workflows.Host.Installation;
using Workflows.Host.Mail.Receiving;
using Workflows.Host.Postgres;
using Workflows.Host.Rules;
using Workflows.Host.Scenarios;
using Workflows.Host.Stages.Approval;

return args switch
{
    ["backup", .. var settings] => await BackupCommand.RunAsync(settings),
    ["restore", var file, .. var settings] => await RestoreCommand.RunAsync(file, settings),
    ["doctor", .. var settings] => await DoctorCommand.RunAsync(settings),
    ["admin", "reset", .. var settings] => await AdminResetCommand.RunAsync(settings),
    ["database", .. var settings] => await DatabaseCommand.RunAsync(settings),
    ["scenario", var file, .. var settings] => await ScenarioCommand.RunAsync(file, settings),
    ["doors", .. var settings] => await DoorsCommand.RunAsync(settings, Console.Out),
    ["mail", "judge", var folder, .. var settings] => MailJudgeCommand.Run(folder, settings, Console.Out),
    ["acts"] => ActsCommand.Run(Console.Out),
    ["why", .. var question] => WhyCommand.Run(question, Console.Out),
    _ => await ServeCommand.RunAsync(args),
};
