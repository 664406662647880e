using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Workflows.Data;
using Workflows.Data.Instances;
using Workflows.Data.Processes;
using Workflows.Host.Pages.Cases.Visibility;
using Workflows.Testing;

namespace Workflows.Host.Tests.Cases;

/// <summary>The one condition of who sees what, against a slow and plain reading of the same rule.</summary>
public sealed class VisibilityTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static readonly string[] Units = ["p/", "p/d1/", "p/d1/s1/", "p/d1/s1/e1/", "p/d1/s1/e2/", "p/d10/", "p/d2/", "p/d2/s1/"];
    private static readonly string[] Posts = ["auditor", "administrator", "member", "street.chair", "enterprise.chair"];
    private static readonly string[] Sensitivities = ["ordinary", "personal", "sealed"];
    private static readonly ImmutableDictionary<string, ImmutableArray<string>> Readers =
        ImmutableDictionary<string, ImmutableArray<string>>.Empty.Add("aid", ["street.chair", "enterprise.chair"]).Add("petition", []);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Ten_thousand_random_pairs_of_persons_and_cases_agree_with_the_plain_reading()
    {
        var random = new Random(20260618);
        await using var data = new PostgresContext(new DbContextOptionsBuilder<PostgresContext>().UseNpgsql(database.ConnectionString).Options);
        foreach (var hash in Readers.Keys)
            data.Add(new PackageRow { Hash = hash, Name = hash, Number = 1, DeployedAt = DateTimeOffset.UnixEpoch, DeployedBy = "system" });
        List<(InstanceRow Case, string[] Takes)> cases = [.. Enumerable.Range(0, 100).Select(i => Made(random, i))];
        foreach (var (row, takes) in cases)
        {
            data.Add(row);
            data.AddRange(takes.Select(person => new CasePartyRow { InstanceId = row.Id, PersonId = person, Role = CaseRoles.Actor }));
        }
        await data.SaveChangesAsync(Ct);

        for (var v = 0; v < 100; v++)
        {
            var viewer = Somebody(random, v % 12);
            var seen = (await new CaseVisibility(data, viewer, Readers).Visible.Select(c => c.Id).ToListAsync(Ct)).ToHashSet();
            foreach (var (row, takes) in cases)
                Assert.True(seen.Contains(row.Id) == MaySee(viewer, row, takes),
                    $"{viewer.PersonId} with {string.Join(' ', viewer.Posts)} and {row.Id} at {row.UnitPath}, {row.PackageHash}, {row.Sensitivity}");
        }
    }

    private static bool MaySee(Viewer viewer, InstanceRow row, string[] takes)
    {
        if (row.StarterId == viewer.PersonId || takes.Contains(viewer.PersonId)) return true;
        if (row.Sensitivity == "sealed") return false;
        foreach (var post in viewer.Posts)
            if (row.UnitPath.StartsWith(post.UnitPath, StringComparison.Ordinal) && (post.Post == "auditor" || Readers[row.PackageHash].Contains(post.Post)))
                return true;
        return false;
    }

    private static (InstanceRow, string[]) Made(Random random, int number)
    {
        var path = Units[random.Next(Units.Length)];
        return (new InstanceRow
        {
            Id = $"case-{number}", StartCommandId = $"start-{number}", Number = $"{number}", Title = "", PackageName = "", PackageHash = random.Next(2) == 0 ? "aid" : "petition",
            Running = true, Outcome = "", UnitId = path, UnitPath = path, Sensitivity = Sensitivities[random.Next(3)], StarterId = $"person-{random.Next(12)}",
            StartedAt = DateTimeOffset.UnixEpoch, LastHash = "", State = [], ChangedAt = DateTimeOffset.UnixEpoch,
        }, [.. Enumerable.Range(0, random.Next(3)).Select(_ => $"person-{random.Next(12)}").Distinct()]);
    }

    private static Viewer Somebody(Random random, int number) => new($"person-{number}",
        [.. Enumerable.Range(0, random.Next(4)).Select(_ => Units[random.Next(Units.Length)]).Select(path => new HeldPost(Posts[random.Next(Posts.Length)], path, path))], []);
}
