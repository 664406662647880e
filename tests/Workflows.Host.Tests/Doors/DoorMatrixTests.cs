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
        var samples = new DoorSamples(world);
        AllHold(samples.Missing());
        var wrong = new List<string>();
        // Signing out ends what the others are tried with.
        foreach (var door in world.Doors.OrderBy(d => d.Address is "/account/sign-out"))
        {
            var sample = samples.Of(door);
            foreach (var (person, reader) in world.People)
            {
                var expected = door.AnswerTo(reader.Roles, sample.Relates(door.Handler, person));
                using var answer = await AskAsync(reader, door, sample.Address, guarded: true);
                if (!Fits(expected, answer, door, sample))
                    wrong.Add($"{door.Name} to {(person.Length == 0 ? "a visitor" : person)}: expected {expected}, but was {(int)answer.StatusCode} {answer.Headers.Location}");
            }
        }
        AllHold(wrong);
    }

    [Fact]
    public async Task A_post_without_the_pages_guard_does_nothing()
    {
        var samples = new DoorSamples(world);
        var open = new List<string>();
        foreach (var door in world.Doors.Where(d => d is { Method: "POST", IsPage: true, Address: not "/error/{status:int}" }))
        {
            var sample = samples.Of(door);
            foreach (var reader in world.People.Where(p => door.AnswerTo(p.Value.Roles, sample.Relates(door.Handler, p.Key)) == DoorAnswer.Open).Select(p => p.Value).Take(1))
                if ((await AskAsync(reader, door, sample.Address, guarded: false)).StatusCode != HttpStatusCode.BadRequest)
                    open.Add(door.Name);
        }
        AllHold(open);
    }

    [Fact]
    public void Each_relation_is_tried_with_somebody_who_has_it_and_somebody_of_the_audience_who_has_not()
    {
        var samples = new DoorSamples(world);
        var untried = world.Doors.Where(d => d.AsksForRelation).Where(door => world.People
            .Where(p => door.AnswerTo(p.Value.Roles, true) == DoorAnswer.Open)
            .Select(p => samples.Of(door).Relates(door.Handler, p.Key)).Distinct().Count() != 2);
        AllHold(untried.Select(d => $"{d.Name} asks for {d.Signs[0].Relation}: its row in DoorSamples names nobody of the audience who has it, or everybody."));
    }

    [Fact]
    public async Task Without_the_token_a_link_shows_nothing_of_the_case()
    {
        var visitor = world.People[DoorWorld.Visitor].Client;
        Assert.Contains("示例·张三", await visitor.GetStringAsync(world.LinkAddress, Ct), StringComparison.Ordinal);

        var wrong = world.LinkAddress[..^4] + "AAAA";
        Assert.DoesNotContain("张三", await visitor.GetStringAsync(wrong, Ct), StringComparison.Ordinal);
    }

    /// <summary>Every sentence on lines of its own, none cut short.</summary>
    private static void AllHold(IEnumerable<string> faults)
    {
        if (string.Join('\n', faults) is { Length: > 0 } said) Assert.Fail(said);
    }

    /// <summary>Programs are told by 401 what browsers are told by the page to sign in.</summary>
    private static bool Fits(DoorAnswer expected, HttpResponseMessage answer, Door door, DoorSample sample)
    {
        var toSignIn = answer.StatusCode == HttpStatusCode.Unauthorized || answer.StatusCode == HttpStatusCode.Redirect && answer.Headers.Location?.ToString().Contains("/account/sign-in?ReturnUrl", StringComparison.Ordinal) == true;
        var refused = answer.Headers.Contains(DoorWorld.Refused);
        return expected switch
        {
            DoorAnswer.SignIn => toSignIn,
            DoorAnswer.Refused => answer.StatusCode == HttpStatusCode.Forbidden,
            DoorAnswer.NotThere => answer.StatusCode == HttpStatusCode.NotFound && refused,
            _ => !toSignIn && !refused && answer.StatusCode < HttpStatusCode.InternalServerError && answer.StatusCode is not (HttpStatusCode.Forbidden or HttpStatusCode.TooManyRequests)
                && (door.Method != HttpMethods.Get || sample.LeadsNowhere || door.Handler.Length > 0 || answer.StatusCode != HttpStatusCode.NotFound),
        };
    }

    private static async Task<HttpResponseMessage> AskAsync(DoorReader reader, Door door, string address, bool guarded)
    {
        if (door.Address.StartsWith("/api/", StringComparison.Ordinal)) return await AskAsync(reader.Program, door, address);
        var place = door.Handler.Length == 0 ? address : $"{address}?handler={door.Handler}&format=csv";
        if (door.Method == HttpMethods.Get) return await reader.Client.GetAsync(place, HttpCompletionOption.ResponseHeadersRead, Ct);
        Dictionary<string, string> fields = guarded ? new() { [TestHost.TokenName] = reader.Guard } : [];
        return await reader.Client.SendAsync(new(new(door.Method), place) { Content = new FormUrlEncodedContent(fields) }, Ct);
    }

    /// <summary>As a program asks: JSON, and what is no JSON under the kind the door takes.</summary>
    private static Task<HttpResponseMessage> AskAsync(HttpClient program, Door door, string address)
    {
        var request = new HttpRequestMessage(new(door.Method), address);
        if (door.Method == HttpMethods.Post)
            request.Content = new StringContent("{}", System.Text.Encoding.UTF8, door.Address is "/api/v1/files" ? "application/octet-stream" : door.Address.EndsWith("/versions", StringComparison.Ordinal) ? "application/zip" : "application/json");
        return program.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Ct);
    }
}
