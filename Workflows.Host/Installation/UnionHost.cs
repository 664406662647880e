using Workflows.Data;
using Workflows.Host.Api;
using Workflows.Host.Audit;
using Workflows.Host.Backup;
using Workflows.Host.Demonstration;
using Workflows.Host.Doctor;
using Workflows.Host.DueWork;
using Workflows.Host.Execution;
using Workflows.Host.Figures;
using Workflows.Host.FirstRun;
using Workflows.Host.Forms;
using Workflows.Host.Guests;
using Workflows.Host.Identity;
using Workflows.Host.Identity.Calendars;
using Workflows.Host.Imports;
using Workflows.Host.Mail;
using Workflows.Host.Mail.Receiving;
using Workflows.Host.Outbox;
using Workflows.Host.Pages.Admin;
using Workflows.Host.Pages.Cases;
using Workflows.Host.Pages.M;
using Workflows.Host.Processes;
using Workflows.Host.Receipts;
using Workflows.Host.Rules;
using Workflows.Host.Sealing;
using Workflows.Host.Sms;
using Workflows.Host.Stages.Document;
using Workflows.Host.Stages.PublicNotice;
using Workflows.Host.Tasks;
using Workflows.Host.Web;
using Workflows.Host.Webhooks;
using Workflows.Host.World;

namespace Workflows.Host.Installation;

/// <summary>The whole host, room by room. Tests and scenarios build the same one with another clock.</summary>
public static class UnionHost
{
    public static WebApplication Build(WebApplicationBuilder builder, string connectionString, InstallationInfo installation)
    {
        var services = builder.Services;
        services.AddSingleton(installation);
        services.AddSingleton(installation.Zone);
        services.AddInstalledDatabase(builder.Configuration, connectionString);
        services.AddSystemJournal();
        services.AddSingleton<StoredSettings>();
        services.AddBackup(BackupOptions.From(builder.Configuration, DataFolder.Of(builder)));
        services.AddSingleton<BackupRuns>();
        services.AddDoctor(DataFolder.Of(builder));
        services.AddSingleton<MailSetup>().AddScoped<MailDesk>();
        services.AddSingleton<FirstRunCode>().AddScoped<FirstRunSetup>();
        services.AddSealing(MasterKeyFile.Read(builder.Configuration, DataFolder.Of(builder)));
        services.AddWorld();
        services.AddExecution();
        services.AddShippedPackages();
        services.AddProcesses();
        services.AddDueWork();
        services.AddOutbox();
        services.AddOutgoingMail(Mail(builder));
        services.AddShortMessages(builder.Configuration, Path.Combine(DataFolder.Of(builder), "sms"), installation.Demonstration);
        services.AddIncomingMail(builder.Configuration);
        services.AddWebhooks(WebhookNetworks.From(builder.Configuration, builder.Environment.IsDevelopment()));
        services.AddAccounts();
        services.AddUnionWeb();
        services.AddUnionForms();
        services.AddUnionRules();
        services.AddPublicNotices();
        services.AddDocuments();
        services.AddMailLinkPages();
        services.AddUnionAdministration();
        services.AddUnionCases();
        services.AddUnionTasks();
        services.AddFigures();
        services.AddGuests();
        services.AddReceipts();
        services.AddUnionImports();
        services.AddUnionApi();
        if (installation.Demonstration)
            services.AddScoped<IDemonstrationAccounts, DemonstrationAccounts>();

        var app = builder.Build();
        if (!installation.IsSetUp) app.UseFirstRunGate();
        app.UseUnionWeb();
        app.MapUnionCases();
        app.MapCalendars();
        app.MapUnionApi();
        return app;
    }

    /// <summary>Without a mail server mails are laid into the folder of this host; links lead to the address it listens on unless another is set.</summary>
    private static MailOptions Mail(WebApplicationBuilder builder)
    {
        var options = MailServices.OptionsOf(builder.Configuration);
        return options with
        {
            Folder = Path.Combine(DataFolder.Of(builder), options.Folder),
            PublicUrl = builder.Configuration["Mail:PublicUrl"] ?? builder.Configuration["urls"]?.Split(';')[0] ?? options.PublicUrl,
        };
    }
}

/// <summary>The folder in which this host keeps files of its own: setting <c>DataFolder</c>, default <c>data</c> beside the content root.</summary>
public static class DataFolder
{
    public static string Of(WebApplicationBuilder builder) =>
        builder.Configuration["DataFolder"] is { Length: > 0 } set ? set : Path.Combine(builder.Environment.ContentRootPath, "data");
}
