using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Workflows.Definitions.Texts;
using Workflows.Host.Identity;
using Workflows.Host.Tests.Web;
using Workflows.Testing;

namespace Workflows.Host.Tests.Doors;

public sealed class DoorTableTests(TestHost host) : IClassFixture<TestHost>
{
    [Fact]
    public async Task The_manual_says_who_may_open_what_as_the_host_has_it()
    {
        var kept = await File.ReadAllTextAsync(Path.Combine(WebAlone.HostFolder, "../docs/doors.md"), TestContext.Current.CancellationToken);
        Assert.Equal(DoorsCommand.Page(host.Services.GetRequiredService<TextCatalog>(), host.Services.GetRequiredService<EndpointDataSource>().Endpoints), kept);
    }
}
