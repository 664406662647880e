using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Workflows.Host.Stages.PublicNotice;

namespace Workflows.Host.FirstRun;

/// <summary>
/// The one-time code that opens the assistant: printed on the host's console and nowhere else, 50 random bits. Ten wrong
/// attempts make a new one. Who typed it has a cookie for the rest; the keys of cookies are shared, so any host takes it.
/// </summary>
public sealed class FirstRunCode(IDataProtectionProvider protection)
{
    public const string Cookie = "first-run";
    private const int Attempts = 10;
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(12);
    private readonly ITimeLimitedDataProtector _protector = protection.CreateProtector("first run").ToTimeLimitedDataProtector();
    private readonly Lock _gate = new();
    private int _wrong;

    /// <summary>As printed: two groups of five.</summary>
    public string Present { get; private set; } = New();

    /// <summary>Says a code on the console; set by whoever has one. Called when a new code is made.</summary>
    public Action<string> Print { get; set; } = _ => { };

    /// <summary>The value of the cookie where the code is right, else null.</summary>
    public string? Open(string? typed)
    {
        lock (_gate)
        {
            if (CryptographicOperations.FixedTimeEquals(Plain(typed), Plain(Present)))
                return _protector.Protect("open", Lifetime);
            if (++_wrong % Attempts == 0) Print(Present = New());
            return null;
        }
    }

    public bool IsOpen(HttpRequest request)
    {
        try
        {
            return request.Cookies[Cookie] is { Length: > 0 } value && _protector.Unprotect(value) == "open";
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    private static string New() => NoticeCodes.NewSlug() is var letters ? $"{letters[..5]}-{letters[5..]}" : "";

    /// <summary>Without what people add or mistake: case, spaces, dashes, o for 0, i and l for 1.</summary>
    private static byte[] Plain(string? code) => Encoding.UTF8.GetBytes(
        new string([.. (code ?? "").Normalize(NormalizationForm.FormKC).ToLowerInvariant().Where(char.IsAsciiLetterOrDigit)
            .Select(c => c switch { 'o' => '0', 'i' or 'l' => '1', _ => c })]));
}
