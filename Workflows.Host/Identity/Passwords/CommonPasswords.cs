using System.Collections.Frozen;

namespace Workflows.Host.Identity;

/// <summary>
/// Passwords that are tried first by whoever guesses, in <c>common-passwords.txt</c>: one a line, in small letters, of eight
/// characters or more, since shorter ones are refused for that. A union adds its own lines when it builds.
/// </summary>
internal static class CommonPasswords
{
    private static readonly Lazy<FrozenSet<string>> All = new(Read);

    public static bool Contains(string plain) => All.Value.Contains(plain);

    private static FrozenSet<string> Read()
    {
        using var file = new StreamReader(typeof(CommonPasswords).Assembly.GetManifestResourceStream("Workflows.Host.Identity.common-passwords.txt")!);
        return file.ReadToEnd().Split('\n').Select(l => l.Trim()).Where(l => l is not "" and not ['#', ..]).ToFrozenSet(StringComparer.Ordinal);
    }
}
