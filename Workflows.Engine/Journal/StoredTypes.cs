using System.Collections.Frozen;
using System.Reflection;
using System.Text.Json.Nodes;
using Workflows.Engine.Upgrades;

namespace Workflows.Engine.Journal;

/// <summary>
/// All types that are stored under a name – commands, facts, states of stages – found by their
/// <see cref="StoredNameAttribute"/> in the given assemblies, and the <see cref="Upgrade"/>s there that lead to them from earlier
/// shapes.
/// </summary>
public sealed class StoredTypes
{
    private readonly FrozenDictionary<string, Type> _byName;
    private readonly FrozenDictionary<Type, string> _byType;
    private readonly FrozenDictionary<string, Upgrade> _upgrades;

    /// <exception cref="ArgumentException">Two types or upgrades bear the same name and version, or an upgrade leads nowhere.</exception>
    public StoredTypes(params IEnumerable<Assembly> assemblies)
    {
        var all = assemblies.Append(typeof(StoredTypes).Assembly).Distinct().SelectMany(a => a.GetTypes()).ToArray();
        var found = all
            .Select(t => (Type: t, Name: t.GetCustomAttribute<StoredNameAttribute>(inherit: false)))
            .Where(p => p.Name is not null)
            .Select(p => (p.Type, Name: $"{p.Name!.Name}/{p.Name.Version}"))
            .ToArray();
        _byName = found.ToFrozenDictionary(p => p.Name, p => p.Type, StringComparer.Ordinal);
        _byType = found.ToFrozenDictionary(p => p.Type, p => p.Name);
        _upgrades = all.Where(t => t.IsAssignableTo(typeof(Upgrade)) && !t.IsAbstract)
            .Select(t => (Upgrade)Activator.CreateInstance(t)!).ToFrozenDictionary(u => u.From, StringComparer.Ordinal);
        foreach (var upgrade in _upgrades.Values)
            if (_byName.ContainsKey(upgrade.From) || LeadsTo(upgrade) is null)
                throw new ArgumentException($"{upgrade.GetType().Name} leads from {upgrade.From} to {upgrade.To}, which is no way to a stored type.");
    }

    /// <summary>Every name that can be read: those of types and those upgrades begin from.</summary>
    public IEnumerable<string> Names => _byName.Keys.Concat(_upgrades.Keys).Order(StringComparer.Ordinal);

    /// <summary>
    /// The members of a stored object in the shape of today: every upgrade from its stored name on, one after another. The
    /// object given is left as it is.
    /// </summary>
    public JsonObject Upgraded(JsonObject stored)
    {
        var members = stored;
        while (_upgrades.TryGetValue(members[JournalJson.NameMember]!.GetValue<string>(), out var upgrade))
        {
            members = ReferenceEquals(members, stored) ? (JsonObject)stored.DeepClone() : members;
            upgrade.Change(members);
            members[JournalJson.NameMember] = upgrade.To;
        }
        return members;
    }

    /// <summary>The type an upgrade leads to in the end; null where there is none, or where upgrades turn in a circle.</summary>
    private Type? LeadsTo(Upgrade first)
    {
        var upgrade = first;
        for (var left = _upgrades.Count; left > 0; left--)
        {
            if (_byName.TryGetValue(upgrade.To, out var type))
                return type;
            if (!_upgrades.TryGetValue(upgrade.To, out upgrade!))
                return null;
        }
        return null;
    }

    public string NameOf(Type type) => _byType.TryGetValue(type, out var name)
        ? name : throw new InvalidOperationException($"{type.Name} has no stored name.");

    public Type TypeOf(string name) => _byName.TryGetValue(name, out var type)
        ? type : throw new InvalidOperationException($"Nothing is stored under the name '{name}'.");
}
