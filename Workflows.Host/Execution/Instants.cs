using System.Globalization;

namespace Workflows.Host.Execution;

/// <summary>Instants as chains of hashes have them: UTC with seven digits.</summary>
internal static class Instants
{
    public static string Text(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture);
}
