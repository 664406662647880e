using System.Globalization;

namespace Workflows.Benchmarks;

/// <summary>What the command line says: <c>--name value</c> in pairs.</summary>
internal sealed record Options(IReadOnlyDictionary<string, int> Values)
{
    public static Options Of(string[] args) => new(args.Skip(1).Chunk(2).Where(pair => pair.Length == 2)
        .ToDictionary(pair => pair[0].TrimStart('-'), pair => int.Parse(pair[1], CultureInfo.InvariantCulture)));

    public int Of(string name, int otherwise) => Values.GetValueOrDefault(name, otherwise);
}
