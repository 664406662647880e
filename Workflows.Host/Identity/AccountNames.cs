using System.Text.RegularExpressions;

namespace Workflows.Host.Identity;

/// <summary>What an account may be called: 2 to 40 letters, digits, dots, dashes or underscores, beginning with a letter or digit.</summary>
public static partial class AccountNames
{
    public const int Longest = 40;

    public static bool IsName(string? name) => name is not null && Allowed().IsMatch(name);

    /// <summary>A first guess for a person: their code, or what stands before the @ of their address; empty where neither serves.</summary>
    public static string Proposed(string personId, string? email) =>
        new[] { personId.Length == 32 ? "" : personId, (email ?? "").Split('@')[0] }.FirstOrDefault(IsName) ?? "";

    [GeneratedRegex("^[A-Za-z0-9][A-Za-z0-9._-]{1,39}$")]
    private static partial Regex Allowed();
}
