using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Workflows.Definitions.Texts;
using Workflows.Host.Mail;

namespace Workflows.Host.Tests.Mail;

public sealed class MailOptionsTests
{
    private static readonly MailOptions Good = new()
    {
        Host = "smtp.union.example",
        User = "banjian",
        Password = "secret",
        From = "banjian@union.test",
        PublicUrl = "https://banjian.union.example",
    };

    [Fact]
    public void Settings_with_starttls_and_a_password_are_fine() => Assert.Empty(MailOptionsCheck.ProblemsOf(Good));

    [Fact]
    public void Without_a_server_a_folder_is_enough() =>
        Assert.Empty(MailOptionsCheck.ProblemsOf(Good with { Host = "", User = "", Password = "" }));

    [Fact]
    public void Nothing_set_is_the_demonstration() => Assert.Empty(MailOptionsCheck.ProblemsOf(new()));

    [Fact]
    public void The_parts_find_each_other()
    {
        var services = new ServiceCollection()
            .AddSingleton(TimeProvider.System).AddSingleton(TimeZoneInfo.Utc).AddSingleton(new TextCatalog(typeof(MailServices).Assembly))
            .AddSingleton<IMailRecipients, Nobody>().AddSingleton<IMailTokenStore, Nobody>()
            .AddOutgoingMail(new())
            .BuildServiceProvider(validateScopes: true);

        using var scope = services.CreateScope();

        Assert.NotNull(scope.ServiceProvider.GetRequiredService<MailDelivery>());
        Assert.IsType<PickupTransport>(services.GetRequiredService<IMailTransport>());
        Assert.Equal("工会办件", services.GetRequiredService<MailHouse>().From.Name);
    }

    private sealed class Nobody : IMailRecipients, IMailTokenStore
    {
        Task<MailRecipient?> IMailRecipients.FindAsync(string personId, CancellationToken cancellationToken) => throw new NotSupportedException();
        Task<MailToken?> IMailTokenStore.FindAsync(string hash, CancellationToken cancellationToken) => throw new NotSupportedException();
        public Task IssueAsync(MailToken token, CancellationToken cancellationToken) => throw new NotSupportedException();
        public Task<bool> UseAsync(string hash, DateTimeOffset at, CancellationToken cancellationToken) => throw new NotSupportedException();
        public Task KillByTaskAsync(string taskId, MailTokenEnd by, DateTimeOffset at, CancellationToken cancellationToken) => throw new NotSupportedException();
    }

    public static TheoryData<MailOptions, string> Faulty => new()
    {
        { Good with { From = "banjian" }, "mail.options.from" },
        { Good with { From = "banjian@union.example" }, "mail.options.from" },
        { Good with { PublicUrl = "banjian.union.example" }, "mail.options.publicUrl" },
        { Good with { PublicUrl = "http://banjian.union.example" }, "mail.options.publicUrl" },
        { Good with { PublicUrl = "https://banjian.union.example?a=1" }, "mail.options.publicUrl" },
        { Good with { Host = "smtp union" }, "mail.options.host" },
        { Good with { Port = 70000 }, "mail.options.port" },
        { Good with { Password = "" }, "mail.options.passwordMissing" },
        { Good with { Host = "localhost", Security = MailSecurity.None }, "mail.options.passwordInTheClear" },
        { Good with { User = "", Security = MailSecurity.None }, "mail.options.unprotected" },
        { Good with { TimeoutSeconds = 0 }, "mail.options.timeout" },
        { Good with { Host = "", Folder = "" }, "mail.options.folder" },
    };

    [Theory]
    [MemberData(nameof(Faulty), DisableDiscoveryEnumeration = true)]
    public void Each_fault_has_its_sentence(MailOptions options, string key) =>
        Assert.Equal([key], MailOptionsCheck.ProblemsOf(options).Select(p => p.Key));

    [Theory]
    [InlineData(MailSecurity.None, 25)]
    [InlineData(MailSecurity.StartTls, 587)]
    [InlineData(MailSecurity.ImplicitTls, 465)]
    public void Without_a_port_the_usual_one_is_taken(MailSecurity security, int port) =>
        Assert.Equal(port, (Good with { Security = security }).PortInUse);

    [Fact]
    public void The_environment_sets_them_and_the_password_is_never_printed()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Mail:Host"] = "smtp.union.example", ["Mail:Security"] = "ImplicitTls", ["Mail:Password"] = "s3cret-word",
        }).Build();

        var options = MailServices.OptionsOf(configuration);

        Assert.Equal(("smtp.union.example", 465, "s3cret-word"), (options.Host, options.PortInUse, options.Password));
        Assert.DoesNotContain("s3cret-word", options.ToString());
        Assert.IsType<ImplicitTlsTransport>(MailServices.TransportOf(options, TimeProvider.System));
    }
}
