using System.Net;
using Workflows.Host.Demonstration;
using Workflows.Testing;

namespace Workflows.Host.Tests.Identity;

/// <summary>Signing in as the people of the demonstration.</summary>
public sealed class SignInTests(TestHost host) : IClassFixture<TestHost>
{
    [Fact]
    public async Task Everybody_of_the_demonstration_with_an_account_can_sign_in()
    {
        foreach (var person in Federation.Shipped().Persons.Where(p => p.Account).Take(4))
            using (var client = await host.SignedInAsync(person.Id))
                Assert.Contains(person.Name, await client.GetStringAsync("/preferences", TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_password_is_refused_with_a_sentence_and_keeps_the_name()
    {
        using var client = host.Client();
        var page = await client.GetStringAsync("/account/sign-in", TestContext.Current.CancellationToken);
        var answer = await client.PostAsync("/account/sign-in", new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["Name"] = "zhou-ba",
            ["Password"] = "not the password",
            [TestHost.TokenName] = TestHost.TokenOf(page),
        }), TestContext.Current.CancellationToken);

        var said = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("账号或密码不对", said, StringComparison.Ordinal);
        Assert.Contains("value=\"zhou-ba\"", said, StringComparison.Ordinal);
        Assert.DoesNotContain("not the password", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Signing_in_needs_the_guard_of_the_form()
    {
        using var client = host.Client();
        var answer = await client.PostAsync("/account/sign-in", new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["Name"] = "zhou-ba",
            ["Password"] = Federation.Password,
        }), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }
}
