using System.Collections.Immutable;

namespace Workflows.Engine.Commands;

/// <summary>
/// Asks more people (加签). Those before and after give an opinion and do not decide: before – it waits for them, then comes back;
/// after – an approval waits for them, and comes back where one of them does not agree. Those beside decide as well.
/// </summary>
[StoredName("addSigners", 1)]
public sealed record AddSigners : TaskAct
{
    public required SignerPlace Place { get; init; }
    public required ImmutableArray<string> Persons { get; init; }

    public override string Act => "add";
    public override ImmutableArray<string> Named => Persons;
}

public enum SignerPlace { Before, After, Beside }
