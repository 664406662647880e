using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Workflows.Definitions.Texts;

namespace Workflows.Host.Identity;

/// <summary>
/// What a password must be, after NIST SP 800-63B §3.1.1: long enough, of any characters, not commonly known, not made of the
/// person's own names; no mixture of kinds is asked for and none grows old by itself. Administrators, whose sign-in opens
/// most, need more characters.
/// </summary>
public static class PasswordRules
{
    /// <summary>In characters as people count them (Unicode scalars after NFC).</summary>
    public const int Fewest = 8, FewestOfAdministrators = 12, Most = 128;

    /// <summary>Everything that is wrong with it, in the order a person would mend it; empty where it may be used.</summary>
    public static ImmutableArray<Sentence> Faults(string password, PasswordOwner owner) => [.. Wrong(password.Normalize(NormalizationForm.FormC), owner)];

    private static IEnumerable<Sentence> Wrong(string password, PasswordOwner owner)
    {
        var (length, fewest) = (password.EnumerateRunes().Count(), owner.IsAdministrator ? FewestOfAdministrators : Fewest);
        if (length < fewest) yield return Sentence.Of(owner.IsAdministrator ? "password.fault.shortForAdministrator" : "password.fault.short", ("fewest", fewest));
        if (length > Most) yield return Sentence.Of("password.fault.long", ("most", Most));
        else if (IsGuessed(password)) yield return Sentence.Of("password.fault.common");
        if (owner.Names.FirstOrDefault(n => IsTelling(n) && Plain(password).Contains(Plain(n), StringComparison.Ordinal)) is { } name)
            yield return Sentence.Of("password.fault.name", ("name", name));
    }

    /// <summary>Four letters or two Chinese characters; 「li」 stands in too many words to be anybody's.</summary>
    private static bool IsTelling(string name) => Encoding.UTF8.GetByteCount(name) >= 4;

    /// <summary>Stands in the list of what everybody tries first, is one or two characters again and again, or a run such as 12345678.</summary>
    private static bool IsGuessed(string password)
    {
        var plain = Plain(password);
        return CommonPasswords.Contains(plain) || plain.Distinct().Count() <= 2 || IsRun(plain);
    }

    private static bool IsRun(string text) =>
        text.Length > 1 && (text.Zip(text.Skip(1)).All(p => p.Second == p.First + 1) || text.Zip(text.Skip(1)).All(p => p.Second == p.First - 1));

    /// <summary>Letters without case, full-width digits as digits.</summary>
    private static string Plain(string text) => text.Normalize(NormalizationForm.FormKC).ToLower(CultureInfo.InvariantCulture);
}

/// <summary>Whose password it is: the names that must not stand in it, and how much it opens.</summary>
/// <param name="Names">The account's name, the person's, the union's; too short ones are passed over.</param>
public sealed record PasswordOwner(ImmutableArray<string> Names, bool IsAdministrator);
