namespace Workflows.Engine;

/// <summary>
/// The name and version under which a command, a fact or a stage's state is stored. A stored name never changes; a new
/// shape takes a new version and an upgrade.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class StoredNameAttribute(string name, int version) : Attribute
{
    public string Name => name;
    public int Version => version;
}
