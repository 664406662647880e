using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Workflows.Data;
using Workflows.Data.Organization;
using Workflows.Host.Identity;

namespace Workflows.Benchmarks;

/// <summary>Members with slips who activate over HTTP, some at once: each opens the page of the slip, chooses a password, and is signed in.</summary>
internal static partial class MemberActivations
{
    public static async Task RunAsync(Options options)
    {
        var (count, atOnce) = (options.Of("members", 500), options.Of("clients", 4));
        await using var installation = await Installation.StartAsync(serve: true, settings: Unhurried);
        var codes = await SlipsAsync(installation, count);
        var address = new Uri(installation.App.Urls.First());
        var times = new Times();
        var watch = Stopwatch.StartNew();
        await Parallel.ForEachAsync(codes, new ParallelOptions { MaxDegreeOfParallelism = atOnce }, async (slip, cancellation) =>
        {
            var begin = Stopwatch.GetTimestamp();
            await ActivateAsync(address, slip.Code, slip.Name, cancellation);
            times.Add(Stopwatch.GetElapsedTime(begin).TotalMilliseconds);
        });
        watch.Stop();
        await using var context = installation.Open();
        var made = await context.Users.CountAsync(a => a.PersonId.StartsWith("bench-member-"));
        Console.WriteLine($"{made:N0} of {count:N0} members activated in {watch.Elapsed.TotalSeconds:N1} s by {atOnce} clients: {made / watch.Elapsed.TotalHours:N0} an hour; {times}");
        if (made != count) throw new InvalidOperationException($"Expected {count} accounts, but {made} were made.");
    }

    /// <summary>All of them come from one address here, which the limit for one address would stop.</summary>
    private static readonly Dictionary<string, string?> Unhurried = new() { ["RateLimits:PublicReading:Permits"] = "1000000" };

    private static async Task<(string Code, string Name)[]> SlipsAsync(Installation installation, int count)
    {
        await using var scope = installation.App.Services.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<WorkflowsContext>();
        var begin = DateTimeOffset.UtcNow.AddDays(-1);
        var ids = Enumerable.Range(0, count).Select(n => $"bench-member-{n}").ToArray();
        context.AddRange(ids.Select(id => new PersonRow { Id = id, Name = "示例·" + id, ValidFrom = begin }));
        context.AddRange(ids.Select(id => new PostRow { Post = "member", UnitId = "e1", PersonId = id, ValidFrom = begin }));
        var codes = await scope.ServiceProvider.GetRequiredService<Activations>().IssueAsync(ids, "slip", "bench", Activations.SlipLasts, default);
        await context.SaveChangesAsync();
        return [.. codes.Zip(ids)];
    }

    private static async Task ActivateAsync(Uri address, string code, string name, CancellationToken cancellation)
    {
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = address };
        var page = await client.GetStringAsync("/activate/" + code, cancellation);
        using var answer = await client.PostAsync("/activate/" + code, new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["Name"] = name, ["Password"] = "bench-" + code, ["Again"] = "bench-" + code, ["__RequestVerificationToken"] = Guard().Match(page).Groups[1].Value,
        }), cancellation);
        if (answer.StatusCode != HttpStatusCode.Redirect) throw new InvalidOperationException($"{name}: {answer.StatusCode} {await answer.Content.ReadAsStringAsync(cancellation)}");
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex Guard();
}
