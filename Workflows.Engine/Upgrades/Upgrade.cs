using System.Text.Json.Nodes;

namespace Workflows.Engine.Upgrades;

/// <summary>
/// Turns what was stored in an earlier shape into the next: a function known by the name of its class, e.g.
/// <c>TaskOpened1To2</c>, that looks at nothing but the stored members. It is used whenever a record is read; the stored bytes
/// stay as they are, and so does their hash. An upgrade is never changed once a release has shipped it; a further shape takes
/// a further upgrade. Where one is added, <see cref="ProcessInstance.Schema"/> goes up, so that kept states are rebuilt.
/// </summary>
public abstract class Upgrade
{
    /// <summary>The stored name and version it reads, e.g. <c>taskOpened/1</c>.</summary>
    public abstract string From { get; }

    /// <summary>The stored name and version it makes, e.g. <c>taskOpened/2</c>: a type, or what a further upgrade reads.</summary>
    public abstract string To { get; }

    /// <summary>Changes the members in place; the stored name is changed by the caller. Numbers stand as strings, instants as in <see cref="CanonicalJson"/>.</summary>
    public abstract void Change(JsonObject members);
}
