using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Workflows.Data;
using Workflows.Data.Figures;
using Workflows.Data.Organization;
using Workflows.Definitions.Model;
using Workflows.Host.Execution;
using Workflows.Host.Figures;
using Workflows.Host.Pages.Cases;
using Workflows.Host.Pages.Cases.Reading;
using Workflows.Host.Pages.Cases.Visibility;
using Workflows.Host.Pages.Funds;
using Workflows.Host.Pages.Shared.Models;
using Workflows.Host.Web;

namespace Workflows.Host.Pages.Statistics;

/// <summary>Makes the figures of a unit with all below it: counted now what is open, summed up by month what is done.</summary>
public sealed class StatisticsPages(
    WorkflowsContext data, FigureBook figures, Viewers viewers, CaseAccess access, PackageStore packages, CaseWords said, Reader reader, TimeProvider clock)
{
    /// <summary>Units below that are compared; more are not told apart on a page.</summary>
    private const int MostUnits = 200;

    /// <summary>Null where the reader holds no office over that unit.</summary>
    public async Task<Statistics?> OfAsync(StatisticsChoice choice, CancellationToken cancellation)
    {
        var offices = Offices.Paths(await viewers.CurrentAsync(cancellation));
        var own = await Units.Where(u => offices.Contains(u.Path)).OrderBy(u => u.Path).ToListAsync(cancellation);
        var unit = choice.Unit is { Length: > 0 } id ? await Units.SingleOrDefaultAsync(u => u.Id == id, cancellation) : own.FirstOrDefault();
        if (unit is null || !offices.Any(p => unit.Path.StartsWith(p, StringComparison.Ordinal))) return null;
        await figures.SumUpAsync(cancellation);
        var processes = await access.ProcessesAsync(cancellation);
        var process = processes.FirstOrDefault(p => p.Name == choice.Process);
        var months = Months(choice.Months);
        var read = await figures.ReadAsync(unit.Id, months[0], process?.Name, cancellation);
        var open = await figures.OpenAsync(unit.Path, process?.Name, cancellation);
        var below = await Units.Where(u => u.ParentId == unit.Id).OrderBy(u => u.Id).Take(MostUnits).ToListAsync(cancellation);
        var ended = below.Count == 0 ? [] : await figures.EndedAsync(below.Select(u => u.Id), months[0], process?.Name, cancellation);
        var model = process is null ? null : (await packages.InForceAsync(process.Name, cancellation)).Model;
        return new()
        {
            Unit = unit, Own = [.. own], Line = [.. await LineAsync(unit, offices, cancellation)], Processes = processes, Process = process, Months = months,
            ByMonth = [.. months.Select(m => new MonthFigure(m, Sum(read, FigureNodes.Began, m), Sum(read, FigureNodes.Ended, m)))],
            Whole = Line("", open.Sum(o => o.Open), open.Sum(o => o.Overdue), read.Where(f => f.NodeId == FigureNodes.Ended)) with { Returned = read.Where(IsStage).Sum(f => f.Returned) },
            Lines = model is null ? [.. processes.Select(p => OfProcess(p, read, open)).Where(l => !l.IsEmpty)] : [.. Stages(model).Select(n => OfStage(n, read, open)).Where(l => !l.IsEmpty)],
            Units = [.. below.Select(u => OfUnit(u, ended, open))],
            Heat = model is null ? null : HeatOf(model, read),
        };
    }

    private IQueryable<UnitRow> Units
    {
        get
        {
            var now = clock.GetUtcNow();
            return data.Units.AsNoTracking().Where(u => u.ValidFrom <= now && (u.ValidTo == null || now < u.ValidTo));
        }
    }

    /// <summary>The units above it the reader may look at, from the top.</summary>
    private async Task<IEnumerable<UnitRow>> LineAsync(UnitRow unit, ImmutableArray<string> offices, CancellationToken cancellation)
    {
        var ids = unit.Path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        return (await Units.Where(u => ids.Contains(u.Id)).ToListAsync(cancellation)).OrderBy(u => u.Path.Length)
            .Where(u => u.Id != unit.Id && offices.Any(p => u.Path.StartsWith(p, StringComparison.Ordinal)));
    }

    /// <summary>The last months, the present one included, the oldest first, as 202611.</summary>
    private ImmutableArray<int> Months(int count)
    {
        var first = new DateOnly(reader.Today.Year, reader.Today.Month, 1).AddMonths(1 - count);
        return [.. Enumerable.Range(0, count).Select(n => first.AddMonths(n)).Select(d => d.Year * 100 + d.Month)];
    }

    private static bool IsStage(StageFigureRow row) => row.NodeId is not (FigureNodes.Began or FigureNodes.Ended);

    private static int Sum(ImmutableArray<StageFigureRow> read, string node, int month) => read.Where(f => f.NodeId == node && f.Month == month).Sum(f => f.Count);

    private static IEnumerable<FlowNode> Stages(ProcessModel model) => new StageOrder(model).Nodes.Where(n => n is UserTask);

    private static FigureLine OfProcess(ReleasedProcess process, ImmutableArray<StageFigureRow> read, ImmutableArray<OpenFigure> open)
    {
        var (now, all) = (open.Where(o => o.Process == process.Name).ToList(), read.Where(f => f.PackageName == process.Name).ToList());
        return Line(process.Words, now.Sum(o => o.Open), now.Sum(o => o.Overdue), all.Where(f => f.NodeId == FigureNodes.Ended)) with
        {
            Id = process.Name, Returned = all.Where(IsStage).Sum(f => f.Returned), Late = all.Where(IsStage).Sum(f => f.Late),
        };
    }

    private FigureLine OfStage(FlowNode node, ImmutableArray<StageFigureRow> read, ImmutableArray<OpenFigure> open)
    {
        var now = open.Where(o => o.NodeId == node.Id).ToList();
        return Line(said.Stage(node), now.Sum(o => o.Open), now.Sum(o => o.Overdue), read.Where(f => f.NodeId == node.Id)) with { Id = node.Id };
    }

    private static FigureLine OfUnit(UnitRow unit, ImmutableArray<StageFigureRow> ended, ImmutableArray<OpenFigure> open)
    {
        var now = open.Where(o => o.UnitPath.StartsWith(unit.Path, StringComparison.Ordinal)).ToList();
        return Line(unit.Name, now.Sum(o => o.Open), now.Sum(o => o.Overdue), ended.Where(f => f.UnitId == unit.Id)) with { Id = unit.Id };
    }

    private static FigureLine Line(string name, int open, int overdue, IEnumerable<StageFigureRow> rows)
    {
        var all = rows.ToList();
        var steps = all.GroupBy(f => f.Step).OrderBy(g => g.Key).Select(g => (g.Key, g.Sum(f => (long)f.Count))).ToList();
        return new(name, open, overdue, all.Sum(f => f.Count))
        {
            Median = TimeScale.Percentile(steps, 0.5), Ninth = TimeScale.Percentile(steps, 0.9), Returned = all.Sum(f => f.Returned), Late = all.Sum(f => f.Late),
        };
    }

    /// <summary>The stages in four groups by their medians, compared with the longest.</summary>
    private ImmutableArray<ImmutableArray<string>> HeatOf(ProcessModel model, ImmutableArray<StageFigureRow> read)
    {
        var medians = Stages(model).Select(n => (n.Id, Time: OfStage(n, read, []).Median)).Where(m => m.Time is not null).ToList();
        if (medians.Count == 0) return [[], [], [], []];
        var longest = medians.Max(m => m.Time!.Value.TotalMinutes);
        return [.. Enumerable.Range(0, 4).Select(group => medians
            .Where(m => Math.Clamp((int)Math.Floor(4 * m.Time!.Value.TotalMinutes / Math.Max(longest, 1)), 0, 3) == group).Select(m => m.Id).ToImmutableArray())];
    }
}

/// <summary>What is looked at; it stands in the address.</summary>
/// <param name="Unit">Empty for the reader's own.</param>
/// <param name="Process">Empty for all.</param>
/// <param name="Months">How many, the present one included.</param>
public sealed record StatisticsChoice(string Unit, string Process, int Months);

/// <summary>The figures of a unit.</summary>
public sealed record Statistics
{
    public required UnitRow Unit { get; init; }

    /// <summary>The units over which the reader holds an office.</summary>
    public required ImmutableArray<UnitRow> Own { get; init; }

    /// <summary>The units above it, as far as the reader may look.</summary>
    public required ImmutableArray<UnitRow> Line { get; init; }
    public required ImmutableArray<ReleasedProcess> Processes { get; init; }
    public required ReleasedProcess? Process { get; init; }
    public required ImmutableArray<int> Months { get; init; }
    public required ImmutableArray<MonthFigure> ByMonth { get; init; }

    /// <summary>All of it together.</summary>
    public required FigureLine Whole { get; init; }

    /// <summary>By process, or by stage where one process is looked at.</summary>
    public required ImmutableArray<FigureLine> Lines { get; init; }

    /// <summary>The units directly below.</summary>
    public required ImmutableArray<FigureLine> Units { get; init; }

    /// <summary>Stages in four groups by how long they take; null where all processes are looked at.</summary>
    public required ImmutableArray<ImmutableArray<string>>? Heat { get; init; }
}

/// <param name="Month">As 202611.</param>
public sealed record MonthFigure(int Month, int Began, int Ended);

/// <param name="Open">Tasks that wait now.</param>
/// <param name="Done">Ended in the months looked at: cases, or visits of the stage.</param>
public sealed record FigureLine(string Name, int Open, int Overdue, int Done)
{
    /// <summary>The process, stage or unit.</summary>
    public string Id { get; init; } = "";

    /// <summary>How long half of them took at most; null where none ended.</summary>
    public TimeSpan? Median { get; init; }

    /// <summary>How long nine of ten took at most.</summary>
    public TimeSpan? Ninth { get; init; }
    public int Returned { get; init; }

    /// <summary>Ended after their due day.</summary>
    public int Late { get; init; }

    public bool IsEmpty => Open + Done + Returned == 0;
}
