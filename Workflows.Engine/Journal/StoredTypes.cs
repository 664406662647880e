using System.Collections.Frozen;
using System.Reflection;

namespace Workflows.Engine.Journal;

/// <summary>
/// All types that are stored under a name – commands, facts, states of stages – found by their
/// <see cref="StoredNameAttribute"/> in the given assemblies.
/// </summary>
public sealed class StoredTypes
{
    private readonly FrozenDictionary<string, Type> _byName;
    private readonly FrozenDictionary<Type, string> _byType;

    /// <exception cref="ArgumentException">Two types bear the same name and version.</exception>
    public StoredTypes(params IEnumerable<Assembly> assemblies)
    {
        var found = assemblies.Append(typeof(StoredTypes).Assembly).Distinct()
            .SelectMany(a => a.GetTypes())
            .Select(t => (Type: t, Name: t.GetCustomAttribute<StoredNameAttribute>(inherit: false)))
            .Where(p => p.Name is not null)
            .Select(p => (p.Type, Name: $"{p.Name!.Name}/{p.Name.Version}"))
            .ToArray();
        _byName = found.ToFrozenDictionary(p => p.Name, p => p.Type, StringComparer.Ordinal);
        _byType = found.ToFrozenDictionary(p => p.Type, p => p.Name);
    }

    public IEnumerable<string> Names => _byName.Keys.Order(StringComparer.Ordinal);

    public string NameOf(Type type) => _byType.TryGetValue(type, out var name)
        ? name : throw new InvalidOperationException($"{type.Name} has no stored name.");

    public Type TypeOf(string name) => _byName.TryGetValue(name, out var type)
        ? type : throw new InvalidOperationException($"Nothing is stored under the name '{name}'.");
}
