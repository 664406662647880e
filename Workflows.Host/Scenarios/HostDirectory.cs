using System.Collections.Immutable;
using Workflows.Engine.World;

namespace Workflows.Host.Scenarios;

/// <summary>The directory of the database as of the scenario's clock, asked anew for each question.</summary>
internal sealed class HostDirectory(DatabaseStage stage) : IDirectory
{
    public Unit? Unit(string id) => Ask(d => d.Unit(id));
    public Person? Person(string id) => Ask(d => d.Person(id));
    public ImmutableArray<Person> Holders(string post, string unitId) => Ask(d => d.Holders(post, unitId));
    public bool AreNearRelatives(string person, string other) => Ask(d => d.AreNearRelatives(person, other));
    public bool StandsInFor(string substitute, string person) => Ask(d => d.StandsInFor(substitute, person));

    private T Ask<T>(Func<IDirectory, T> question) => stage.Ask(w => question(w.Directory));
}
