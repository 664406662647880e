using Workflows.Data.Rules;

namespace Workflows.Data.Organization;

/// <summary>A row of the directory that holds for a time.</summary>
public interface IValid : IWorldRow
{
    /// <summary>The first instant at which it holds.</summary>
    DateTimeOffset ValidFrom { get; }

    /// <summary>The first instant at which it no longer holds; null while no end is known.</summary>
    DateTimeOffset? ValidTo { get; }
}

public static class Validity
{
    extension(IValid row)
    {
        public bool HoldsAt(DateTimeOffset at) => row.ValidFrom <= at && (row.ValidTo is not { } end || at < end);
    }
}
