using Workflows.Data;
using Workflows.Definitions.Texts;
using Workflows.Host.Sms;

namespace Workflows.Host.Identity;

/// <summary>
/// A member proves by a code on their mobile who they are. Whoever types a number learns nothing of whether it is known: the answer is the
/// same and does not wait for the message.
/// </summary>
public sealed class MobileActivation(Activations activations, WorkflowsContext data, SentCodes codes, LaterSends later, ISmsTransport sms)
{
    public bool IsOffered => sms.IsSetUp;

    public bool IsTrial => sms.IsTrial;

    /// <summary>11 digits beginning with 1, whatever stands between them; null for anything else.</summary>
    public static string? NumberOf(string? typed) =>
        new string([.. (typed ?? "").Take(40).Normalized().Where(char.IsAsciiDigit)]) is { Length: 11 } digits && digits[0] == '1' ? digits : null;

    /// <summary>Sends a code where exactly one member without an account has the number.</summary>
    public async Task SendAsync(string mobile, Language language, CancellationToken cancellation)
    {
        if (await activations.WithoutAccountAsync(mobile, cancellation) is not { } person) return;
        later.Send(async (services, stop) => await services.GetRequiredService<CodePost>().SendAsync(AboutOf(mobile), person, mobile, null, language, "activation.code", stop));
    }

    /// <summary>The code of an activation that goes on with choosing a password; null where what was typed is wrong or over.</summary>
    public async Task<string?> EnterAsync(string mobile, string? typed, CancellationToken cancellation)
    {
        var use = await codes.UseAsync(AboutOf(mobile), typed, cancellation);
        if (use.Result != CodeResult.Right || await activations.WithoutAccountAsync(mobile, cancellation) is not { } person) return null;
        var code = (await activations.IssueAsync([person], "mobile", person, Activations.MobileLasts, cancellation))[0];
        await data.SaveChangesAsync(cancellation);
        return code;
    }

    private static string AboutOf(string mobile) => "activate " + mobile;
}

internal static class TypedDigits
{
    /// <summary>Full-width digits as plain ones.</summary>
    public static IEnumerable<char> Normalized(this IEnumerable<char> typed) => typed.Select(c => c is >= '\uFF10' and <= '\uFF19' ? (char)(c - '\uFF10' + '0') : c);
}
