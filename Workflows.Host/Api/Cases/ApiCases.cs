using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Workflows.Engine.State;
using Workflows.Host.Pages.Cases;
using Workflows.Host.Pages.Cases.Reading;
using Workflows.Host.Pages.Shared.Models;

namespace Workflows.Host.Api;

/// <summary>Makes the state of a case as a program reads it: where it is, whom it waits for, what was answered. Sealed values stay sealed.</summary>
public sealed class ApiCases(CaseWords said, StageBars stages)
{
    public ApiCase Of(SeenCase seen)
    {
        var (file, row) = (seen.File, seen.Row);
        var instance = file.Instance;
        return new()
        {
            Id = instance.Id,
            Number = instance.Number,
            Title = instance.Title,
            Process = new(instance.PackageName, said.Process(file.Process.Model)),
            Package = instance.PackageHash,
            Version = file.Version,
            Unit = new(instance.UnitId, file.Directory.Unit(instance.UnitId)?.Name ?? instance.UnitId),
            Starter = new(instance.StarterId, said.Person(file.Directory, instance.StarterId)),
            State = row.Stuck ? ApiCaseState.Stuck : file.IsRunning ? ApiCaseState.Running : ApiCaseState.Ended,
            Outcome = instance.Outcome,
            Amount = ApiValues.Amount(instance.AmountFen),
            StartedAt = instance.StartedAt,
            EndedAt = instance.EndedAt,
            Rows = instance.Seq,
            IsSound = seen.Verdict.IsSound,
            Stages = [.. stages.Of(file).Steps.Select(s => new ApiStage(s.Name, s.Progress, s.Below))],
            Tasks = [.. instance.Tasks.Select(t => Task(file, t))],
            Forms = [.. CaseForms.Of(file).Select(f => new ApiAnswers(f.Schema.Id, f.Stage?.Id ?? "", ApiValues.Of(f.Schema, instance.Variables)))],
        };
    }

    private ApiWaitingTask Task(CaseFile file, OpenTask task) => new(
        task.Id, task.NodeId, said.Stage(file.Process.Model.Node(task.NodeId)), task.OpenedAt, task.Due?.Day, task.Paused,
        [.. new Waiting(said).Of(file, task).Select(w => new ApiNamed(w.Person, said.Person(file.Directory, w.Person)))]);
}

/// <summary>A case with its state. <c>isSound</c>: its record was checked as it was read, and the chain of hashes holds.</summary>
public sealed record ApiCase
{
    public required string Id { get; init; }
    public required string Number { get; init; }
    public required string Title { get; init; }
    public required ApiNamed Process { get; init; }

    /// <summary>The content hash of the version of the process it runs by.</summary>
    public required string Package { get; init; }
    public required int Version { get; init; }
    public required ApiNamed Unit { get; init; }
    public required ApiNamed Starter { get; init; }
    public required ApiCaseState State { get; init; }
    public required string Outcome { get; init; }
    public required string? Amount { get; init; }
    public required DateTimeOffset StartedAt { get; init; }
    public required DateTimeOffset? EndedAt { get; init; }

    /// <summary>Rows of its journal.</summary>
    public required long Rows { get; init; }
    public required bool IsSound { get; init; }
    public required ImmutableArray<ApiStage> Stages { get; init; }
    public required ImmutableArray<ApiWaitingTask> Tasks { get; init; }
    public required ImmutableArray<ApiAnswers> Forms { get; init; }
}

public sealed record ApiStage(string Name, StageProgress Progress, string Note);

/// <param name="For">Whom it waits for now.</param>
public sealed record ApiWaitingTask(string Id, string Node, string Stage, DateTimeOffset OpenedAt, DateOnly? Due, bool Paused, ImmutableArray<ApiNamed> For);

/// <param name="Node">The stage that asked; empty for the form the case was filed with.</param>
public sealed record ApiAnswers(string Form, string Node, JsonObject Values);
