using System.Globalization;

namespace Workflows.Host.Execution;

/// <summary>Instants as chains of hashes have them: UTC with seven digits.</summary>
internal static class Instants
{
    public static string Text(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture);

    /// <summary>True where both are the same instant as far as a database keeps one: to a millisecond.</summary>
    public static bool Agree(DateTimeOffset one, DateTimeOffset other) => (one - other).Duration() <= TimeSpan.FromMilliseconds(1);

    /// <summary>Whether a text of <see cref="Text"/> and a stored instant agree; a text that is no instant agrees with none.</summary>
    public static bool Agree(string? text, DateTimeOffset at) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var read) && Agree(read, at);
}
