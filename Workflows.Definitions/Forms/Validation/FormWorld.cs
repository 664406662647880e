using System.Collections.Immutable;
using Workflows.Definitions.Feel;

namespace Workflows.Definitions.Forms;

/// <summary>What checking a form needs to know besides the form: the instant and zone behind FEEL's <c>today()</c>, and the lists of the installation.</summary>
public sealed record FormWorld(DateTimeOffset Now, TimeZoneInfo Zone)
{
    /// <summary>Entries a <see cref="ListedField"/> is chosen from; a thing without entries is answered with text.</summary>
    public ImmutableDictionary<ListedThing, ImmutableArray<ChoiceOption>> Lists { get; init; } =
        ImmutableDictionary<ListedThing, ImmutableArray<ChoiceOption>>.Empty;

    /// <summary>
    /// Opens a sealed value for the length of one check, so that conditions and computed fields can use it; null where it
    /// may not be opened, which FEEL sees as null. Default: nothing is opened.
    /// </summary>
    public Func<SealedValue, FeelValue?> Reveal { get; init; } = _ => null;

    /// <summary>
    /// Further names that conditions may read where neither the form nor the case's data know them: parameters of the rule pack,
    /// balances. Default: none.
    /// </summary>
    public Func<string, FeelValue?> Names { get; init; } = _ => null;

    public DateOnly Today => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(Now, Zone).DateTime);
}
