using Workflows.Host.Doctor.Examinations;

namespace Workflows.Host.Doctor;

/// <summary>The room of self-examination. Expects all rooms that are examined.</summary>
public static class DoctorServices
{
    public static IServiceCollection AddDoctor(this IServiceCollection services, string dataFolder)
    {
        services.AddSingleton(new DataFolderPath(dataFolder));
        services.AddScoped<IExamination, SettingsExamination>();
        services.AddScoped<IExamination, MasterKeyExamination>();
        services.AddScoped<IExamination, ClockExamination>();
        services.AddScoped<IExamination, DiskExamination>();
        services.AddScoped<IExamination, BackupExamination>();
        services.AddScoped<IExamination, WorkExamination>();
        services.AddScoped<IExamination, MailExamination>();
        services.AddScoped<IExamination, CalendarExamination>();
        services.AddScoped<IExamination, RuleExamination>();
        services.AddScoped<IExamination, ProcessExamination>();
        services.AddScoped<IExamination, AdministratorExamination>();
        services.AddScoped<Doctor>();
        return services;
    }
}
