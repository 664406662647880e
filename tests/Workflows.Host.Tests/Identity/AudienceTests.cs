using System.Net;
using System.Reflection;
using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Workflows.Host.Identity;
using Workflows.Host.Web;
using Workflows.Testing;

namespace Workflows.Host.Tests.Identity;

/// <summary>Every address says for whom it is, and nothing is open by accident.</summary>
public sealed class AudienceTests(TestHost host) : IClassFixture<TestHost>
{
    [Fact]
    public void Every_page_and_every_endpoint_names_its_audience()
    {
        var silent = host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<AudienceAttribute>() is null && !IsForbiddenBefore(e))
            .Select(e => e.RoutePattern.RawText ?? e.DisplayName).Distinct().Order();
        Assert.Empty(silent);
    }

    [Fact]
    public void What_a_relation_is_asked_of_stands_in_the_address()
    {
        var checks = Checks().ToDictionary(c => c.Relation);
        var unnamed =
            from endpoint in host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            from sign in SignsOf(endpoint)
            where checks.TryGetValue(sign.Relation, out var check) && endpoint.RoutePattern.GetParameter(sign.Of ?? check.Parameter) is null
            select $"{endpoint.RoutePattern.RawText} names nothing for {sign.Relation}";
        Assert.Empty(unnamed);
    }

    [Fact]
    public void Every_relation_has_one_check_or_is_not_asked()
    {
        var checks = Checks().Select(c => c.Relation).ToList();
        Assert.Equal(Enum.GetValues<Relation>().Except(RelationDoor.Unasked).Order(), checks.Order());
    }

    /// <summary>As a request has them.</summary>
    private List<IRelationCheck> Checks()
    {
        using var scope = host.Services.CreateScope();
        scope.ServiceProvider.GetRequiredService<IHttpContextAccessor>().HttpContext = new DefaultHttpContext();
        return [.. scope.ServiceProvider.GetServices<IRelationCheck>()];
    }

    /// <summary>That of the page or endpoint, and those of its handlers.</summary>
    private static IEnumerable<AudienceAttribute> SignsOf(RouteEndpoint endpoint) =>
        endpoint.Metadata.OfType<AudienceAttribute>().Concat(
            endpoint.Metadata.GetMetadata<CompiledPageActionDescriptor>()?.HandlerMethods
                .SelectMany(h => h.MethodInfo.GetCustomAttributes<AudienceAttribute>()) ?? []);

    [Theory]
    [InlineData(null, false, false)]
    [InlineData(Audience.Public, true, true)]
    [InlineData(Audience.Link, true, true)]
    [InlineData(Audience.SignedIn, false, true)]
    [InlineData(Audience.Auditor, false, false)]
    [InlineData(Audience.Administrator, false, false)]
    public async Task An_endpoint_is_open_to_its_audience_only_and_one_that_names_none_to_nobody(Audience? audience, bool visitor, bool staff)
    {
        Assert.Equal(visitor, await IsLetInAsync(audience, new ClaimsPrincipal(new ClaimsIdentity())));
        Assert.Equal(staff, await IsLetInAsync(audience, Person(ReaderRole.Staff)));
    }

    [Fact]
    public async Task Auditors_and_administrators_are_let_in_to_their_own_pages()
    {
        Assert.True(await IsLetInAsync(Audience.Auditor, Person(ReaderRole.Auditor)));
        Assert.False(await IsLetInAsync(Audience.Auditor, Person(ReaderRole.Administrator)));
        Assert.True(await IsLetInAsync(Audience.Administrator, Person(ReaderRole.Administrator)));
    }

    [Fact]
    public async Task An_address_that_nothing_answers_is_not_found_and_asks_nobody_to_sign_in()
    {
        using var visitor = host.Client();

        var answer = await visitor.GetAsync("/no/such/page", TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    /// <summary>The sample pages carry a filter of their own and exist in Development only.</summary>
    private static bool IsForbiddenBefore(RouteEndpoint endpoint) =>
        endpoint.RoutePattern.RawText?.StartsWith("gallery", StringComparison.OrdinalIgnoreCase) == true;

    private async Task<bool> IsLetInAsync(Audience? audience, ClaimsPrincipal person)
    {
        object[] metadata = audience is { } meant ? [new AudienceAttribute(meant, Relation.None)] : [];
        var context = new DefaultHttpContext { User = person };
        context.SetEndpoint(new Endpoint(null, new EndpointMetadataCollection(metadata), "an address"));
        await using var scope = host.Services.CreateAsyncScope();
        var policy = (await scope.ServiceProvider.GetRequiredService<IAuthorizationPolicyProvider>().GetFallbackPolicyAsync())!;
        return (await scope.ServiceProvider.GetRequiredService<IAuthorizationService>().AuthorizeAsync(person, context, policy)).Succeeded;
    }

    private static ClaimsPrincipal Person(ReaderRole role) => new(new ClaimsIdentity(
        [new Claim(ClaimTypes.NameIdentifier, "zhou"), new Claim(ReaderClaims.Role, role.ToString())], "test"));
}
