using System.Net;
using Microsoft.AspNetCore.Http;
using Workflows.Host.Identity;
using Workflows.Host.Web;
using Workflows.Testing;

namespace Workflows.Host.Tests.Doors;

/// <summary>Every cell of <c>docs/doors.md</c>, tried on the real host: each door, each kind of reader, near to the thing and far from it.</summary>
public sealed class DoorMatrixTests(DoorWorld world) : IClassFixture<DoorWorld>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_door_opens_to_whom_its_sign_says_and_to_nobody_else()
    {
        var samples = new DoorSamples(world).All;
        // Signing out ends what the others are tried with.
        var doors = world.Doors.OrderBy(d => d.Address is "/account/sign-out").ToList();
        Assert.Empty(doors.Where(d => d.Address.Contains('{') && !samples.ContainsKey(d.Address)).Select(d => $"{d.Address} has no sample address"));

        var (wrong, tried) = (new List<string>(), 0);
        foreach (var door in doors)
        {
            var sample = samples.GetValueOrDefault(door.Address, new(door.Address));
            foreach (var (person, (client, roles)) in world.People)
            {
                var expected = door.AnswerTo(roles, sample.Relates(door.Handler, person));
                var answer = await AskAsync(client, door, sample.Address, guarded: true);
                tried++;
                if (!Fits(expected, answer, door, sample))
                    wrong.Add($"{door.Name} to {(person.Length == 0 ? "a visitor" : person)}: expected {expected}, but was {(int)answer.StatusCode} {answer.Headers.Location}");
            }
        }
        Assert.Empty(wrong);
        TestContext.Current.SendDiagnosticMessage("{0} doors, {1} cells tried", doors.Count, tried);
    }

    [Fact]
    public async Task A_post_without_the_pages_guard_does_nothing()
    {
        var samples = new DoorSamples(world).All;
        var open = new List<string>();
        foreach (var door in world.Doors.Where(d => d is { Method: "POST", IsPage: true, Address: not "/error/{status:int}" }))
        {
            var sample = samples.GetValueOrDefault(door.Address, new(door.Address));
            foreach (var (client, _) in world.People.Where(p => door.AnswerTo(p.Value.Roles, sample.Relates(door.Handler, p.Key)) == DoorAnswer.Open).Select(p => p.Value).Take(1))
                if ((await AskAsync(client, door, sample.Address, guarded: false)).StatusCode != HttpStatusCode.BadRequest)
                    open.Add(door.Name);
        }
        Assert.Empty(open);
    }

    [Fact]
    public void Each_relation_is_tried_with_somebody_who_has_it_and_somebody_of_the_audience_who_has_not()
    {
        var samples = new DoorSamples(world).All;
        var untried = world.Doors.Where(d => d.AsksForRelation).Where(door =>
        {
            var meant = world.People.Where(p => door.AnswerTo(p.Value.Roles, true) == DoorAnswer.Open).Select(p => samples[door.Address].Relates(door.Handler, p.Key));
            return meant.Distinct().Count() != 2;
        });
        Assert.Empty(untried.Select(d => d.Name));
    }

    [Fact]
    public async Task Without_the_token_a_link_shows_nothing_of_the_case()
    {
        var visitor = world.People[DoorWorld.Visitor].Client;
        Assert.Contains("示例·张三", await visitor.GetStringAsync(world.LinkAddress, Ct), StringComparison.Ordinal);

        var wrong = world.LinkAddress[..^4] + "AAAA";
        Assert.DoesNotContain("张三", await visitor.GetStringAsync(wrong, Ct), StringComparison.Ordinal);
    }

    private static bool Fits(DoorAnswer expected, HttpResponseMessage answer, Door door, DoorSample sample)
    {
        var toSignIn = answer.StatusCode == HttpStatusCode.Redirect && answer.Headers.Location?.ToString().Contains("/account/sign-in?ReturnUrl", StringComparison.Ordinal) == true;
        var refused = answer.Headers.Contains(DoorWorld.Refused);
        return expected switch
        {
            DoorAnswer.SignIn => toSignIn,
            DoorAnswer.Refused => answer.StatusCode == HttpStatusCode.Forbidden,
            DoorAnswer.NotThere => answer.StatusCode == HttpStatusCode.NotFound && refused,
            _ => !toSignIn && !refused && answer.StatusCode < HttpStatusCode.InternalServerError && answer.StatusCode != HttpStatusCode.Forbidden
                && (door.Method != HttpMethods.Get || sample.LeadsNowhere || door.Handler.Length > 0 || answer.StatusCode != HttpStatusCode.NotFound),
        };
    }

    private static async Task<HttpResponseMessage> AskAsync(HttpClient client, Door door, string address, bool guarded)
    {
        var place = door.Handler.Length == 0 ? address : $"{address}?handler={door.Handler}&format=csv";
        if (door.Method == HttpMethods.Get) return await client.GetAsync(place, Ct);
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        if (guarded) fields[TestHost.TokenName] = TestHost.TokenOf(await client.GetStringAsync("/preferences", Ct));
        return await client.SendAsync(new(new(door.Method), place) { Content = new FormUrlEncodedContent(fields) }, Ct);
    }
}
