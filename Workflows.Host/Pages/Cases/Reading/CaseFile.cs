using System.Collections.Immutable;
using Workflows.Engine;
using Workflows.Engine.State;
using Workflows.Engine.World;

namespace Workflows.Host.Pages.Cases.Reading;

/// <summary>Everything a page says of one case, read once: its state, its record, its process and the names in it.</summary>
public sealed record CaseFile
{
    public required ProcessInstance Instance { get; init; }
    public required ExecutableProcess Process { get; init; }

    /// <summary>The version of the process as people count it, from 1; 0 where it is not known.</summary>
    public int Version { get; init; }

    /// <summary>The record, oldest first.</summary>
    public required ImmutableArray<RecordedRow> Rows { get; init; }

    /// <summary>The world of the moment the case was read; it answers only while the page is being made.</summary>
    public required IWorld World { get; init; }

    public IDirectory Directory => World.Directory;

    public bool IsRunning => Instance.Status == InstanceStatus.Running;
}
