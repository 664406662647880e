using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Workflows.Data;
using Workflows.Data.Installation;
using Workflows.Definitions.Feel;
using Workflows.Host.Sealing;
using Workflows.Testing;

namespace Workflows.Host.Tests.Imports;

/// <summary>Units, people and posts by table: tried first, every bad row named, written whole or not at all, and a second time without effect.</summary>
public sealed class ImportTests(TestHost host) : IClassFixture<TestHost>
{
    private const string Units = """
        单位名称,编号,层级,上级,英文名称
        示例导入一公司工会,DR-1,企业,示例街道总工会,Example Import One
        示例导入一公司第一分会,DR-1-1,分会,DR-1,
        示例无编号公司工会,,企业,s2,
        """;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private Runs Runs { get; } = new(host);

    [Fact]
    public async Task Units_come_with_their_place_in_the_tree_and_a_second_time_without_effect()
    {
        Assert.Equal("Tried 3/0/0/0", await Runs.TryAsync("units", Units));
        Assert.Equal("Done 3/0/0/0", await Runs.ImportAsync("units", Units));
        await using (var data = Open())
        {
            Assert.Equal("p/d1/s1/DR-1/DR-1-1/", (await data.Units.SingleAsync(u => u.Id == "DR-1-1", Stop)).Path);
            Assert.StartsWith("p/d1/s2/", (await data.Units.SingleAsync(u => u.Name == "示例无编号公司工会", Stop)).Path, StringComparison.Ordinal);
            Assert.Equal("example import one", (await data.Units.SingleAsync(u => u.Id == "DR-1", Stop)).EnglishName.ToLowerInvariant());
        }
        Assert.Equal("Tried 0/0/3/0", await Runs.TryAsync("units", Units));

        host.Clock.Move(TimeSpan.FromHours(1));
        Assert.Equal("Done 0/1/2/0", await Runs.ImportAsync("units", Units.Replace("示例导入一公司第一分会", "示例导入一公司一分会", StringComparison.Ordinal)));
        await using var after = Open();
        var versions = await after.Units.Where(u => u.Id == "DR-1-1").OrderBy(u => u.ValidFrom).ToListAsync(Stop);
        Assert.Equal(("示例导入一公司第一分会", versions[1].ValidFrom, "示例导入一公司一分会"), (versions[0].Name, versions[0].ValidTo, versions[1].Name));
    }

    [Fact]
    public async Task Every_bad_row_of_units_is_named()
    {
        var run = await Runs.RunAsync("units", """
            示例名册
            名称,单位编号,级别,主管单位
            甲,A-1,集团,s1
            乙,A-2,企业,没有这个单位
            丙,A-3,街道,A-4
            丁,A-4,街道,A-3
            戊,A/5,企业,s1
            ,A-6,企业,s1
            庚,A-7,区县,s1
            辛,A-8,企业,s1
            壬,A-8,企业,s1
            示例纺织有限公司工会,e1,企业,s2
            """);
        Assert.Equal("Tried 1/0/0/9", Runs.Said(run.Run));
        Assert.Equal(
            [
                "3 level 集团", "4 parent 没有这个单位", "5 parent A-4", "6 parent A-3", "7 code A/5", "8 name ", "9 parent s1", "11 code A-8", "12 parent s2",
            ], run.Lines.Select(l => string.Create(CultureInfo.InvariantCulture, $"{l.Row} {l.Column} {l.Found}")));
        Assert.Contains("以下之一：省级、区县、街道、企业、分会", run.Lines[0].SaidChinese, StringComparison.Ordinal);
        Assert.Contains("和第 10 行重复", run.Lines[7].SaidChinese, StringComparison.Ordinal);
        Assert.Contains("现在属于“示例街道总工会”", run.Lines[8].SaidChinese, StringComparison.Ordinal);
    }

    [Fact]
    public async Task People_are_known_again_by_their_identity_number_which_is_sealed()
    {
        var numbers = new[] { Valid("11010119900307001"), Valid("11010119900307002") };
        var wrong = numbers[0][..17] + (numbers[0][17] == '1' ? '2' : '1');
        var file = $"姓名,身份证号,手机,邮箱\n示例·导甲,{numbers[0]},13900000001,dao-jia@union.example\n示例·导乙,{numbers[1]},,\n";
        var run = await Runs.RunAsync("people", file.Replace(numbers[0], wrong, StringComparison.Ordinal));
        Assert.Equal(wrong[..4] + "**********" + wrong[14..], Assert.Single(run.Lines).Found);
        Assert.Equal("Done 2/0/0/0", await Runs.ImportAsync("people", file));
        Assert.Equal("Tried 0/0/2/0", await Runs.TryAsync("people", file));
        Assert.Equal("Done 0/1/1/0", await Runs.ImportAsync("people", file.Replace("13900000001", "13900000002", StringComparison.Ordinal)));

        await using var data = Open();
        var person = await data.Persons.SingleAsync(p => p.Name == "示例·导甲", Stop);
        Assert.Equal("13900000002", person.Mobile);
        Assert.Equal(FeelValue.Of(numbers[0]), host.Services.GetRequiredService<Sealer>().Reveal(data, person.IdNumberSeal!));
        Assert.False(await data.ImportLines.AnyAsync(l => l.Found.Contains(numbers[0]) || l.SaidChinese.Contains(numbers[0]), Stop));
        Assert.DoesNotContain(numbers[0], string.Concat(await data.SystemJournal.Select(j => j.Bytes).AsAsyncEnumerable().Select(Encoding.UTF8.GetString).ToListAsync(Stop)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Posts_come_with_terms_and_name_who_became_an_administrator()
    {
        const string posts = """
            姓名,单位,职务,任期开始,任期结束
            示例·孙七,示例东街道总工会,主席,2026年7月1日,2031-06-30
            示例·孙七,d2,系统管理员,2026-07-01,
            """;
        Assert.Equal("Done 2/0/0/0", await Runs.ImportAsync("posts", posts));
        await using (var data = Open())
        {
            var post = await data.Posts.SingleAsync(p => p.PersonId == "sun-qi" && p.UnitId == "s2" && p.Post == "street.chair", Stop);
            Assert.Equal((new DateTimeOffset(2026, 6, 30, 16, 0, 0, TimeSpan.Zero), new DateTimeOffset(2031, 6, 30, 16, 0, 0, TimeSpan.Zero)), (post.ValidFrom, post.ValidTo));
            var entry = await data.SystemJournal.OrderByDescending(j => j.Seq).FirstAsync(j => j.Kind == "imported", Stop);
            Assert.Contains("\"doors\":\"administrator:sun-qi@d2\"", Encoding.UTF8.GetString(entry.Bytes), StringComparison.Ordinal);
        }
        Assert.Equal("Tried 0/0/2/0", await Runs.TryAsync("posts", posts));
        Assert.Equal("Tried 0/1/1/0", await Runs.TryAsync("posts", posts.Replace("2031-06-30", "2030-12-31", StringComparison.Ordinal)));
        var bad = await Runs.RunAsync("posts", """
            姓名,单位,职务,任期开始,任期结束
            示例·孙七,s2,主席,2027-01-01,
            示例·没有,s2,主席,2027-01-01,
            示例·孙七,s2,工会主席,2027-01-01,
            示例·孙七,s2,出纳,2027-01-01,2026-01-01
            """);
        Assert.Equal(["2 from", "3 personName", "4 post", "5 to"], bad.Lines.Select(l => string.Create(CultureInfo.InvariantCulture, $"{l.Row} {l.Column}")));
        Assert.Contains("常务副主席", bad.Lines[2].SaidChinese, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_a_bad_row_nothing_is_written_unless_the_good_ones_are_asked_for()
    {
        const string units = "名称,编号,层级,上级\n示例好单位工会,HAO-1,企业,s1\n示例坏单位工会,HAO-2,没有,s1\n";
        var run = await Runs.RunAsync("units", units);
        Assert.False(await Runs.Desk.ApplyAsync(run.Run.Id, onlyGood: false, Stop));
        await using (var data = Open()) Assert.False(await data.Units.AnyAsync(u => u.Id == "HAO-1", Stop));

        Assert.True(await Runs.Desk.ApplyAsync(run.Run.Id, onlyGood: true, Stop));
        Assert.Equal("Done 1/0/0/1", Runs.Said((await Runs.OverAsync(run.Run.Id)).Run));
        await using var after = Open();
        Assert.True(await after.Units.AnyAsync(u => u.Id == "HAO-1", Stop));
        Assert.False(await after.Evidence.AnyAsync(e => e.SubjectId == "import:" + run.Run.Id, Stop));
        Assert.NotNull((await after.SubjectKeys.SingleAsync(k => k.SubjectId == "import:" + run.Run.Id, Stop)).DestroyedAt);
    }

    [Fact]
    public async Task What_changed_since_the_trial_stops_an_import_of_everything()
    {
        const string posts = "人员编号,单位,职务,任期开始\nhe-yi,s2,出纳,2026-08-01\n";
        var run = await Runs.RunAsync("posts", posts);
        Assert.Equal("Tried 1/0/0/0", Runs.Said(run.Run));
        Assert.Equal("Done 1/0/0/0", await Runs.ImportAsync("posts", posts.Replace("08-01", "07-15", StringComparison.Ordinal)));

        Assert.True(await Runs.Desk.ApplyAsync(run.Run.Id, onlyGood: false, Stop));
        var over = await Runs.OverAsync(run.Run.Id);
        Assert.Equal("Tried 0/0/0/1", Runs.Said(over.Run));
        Assert.Contains("有变动", over.Run.SaidChinese, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_table_without_its_headings_is_refused_with_what_is_missing()
    {
        var run = await Runs.RunAsync("units", "编号,备注\n1,2\n");
        Assert.Equal(ImportState.Refused, run.Run.State);
        Assert.Contains("缺少：单位名称、层级", run.Run.SaidChinese, StringComparison.Ordinal);
    }

    /// <summary>The 18th character of an identity number by GB 11643.</summary>
    private static string Valid(string seventeen)
    {
        int[] weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
        return seventeen + "10X98765432"[seventeen.Select((c, i) => (c - '0') * weights[i]).Sum() % 11];
    }

    private WorkflowsContext Open() => host.Services.GetRequiredService<IDbContextFactory<WorkflowsContext>>().CreateDbContext();
}
