using System.Collections.Immutable;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Identity;
using QRCoder;
using Workflows.Data;
using Workflows.Data.Identity;
using Workflows.Host.Audit;
using Workflows.Host.Web;

namespace Workflows.Host.Identity;

/// <summary>
/// The second step of signing in: six digits from an app on the phone (TOTP, RFC 6238), or one of ten recovery codes. The
/// secret is shown once, as a picture and in letters, and counts only after a code made with it was typed.
/// </summary>
public sealed class TwoSteps(UserManager<Account> accounts, SystemJournal journal, InstallationInfo installation)
{
    private const int RecoveryCodes = 10;

    /// <summary>The secret to be put into the app; a new one where none is pending.</summary>
    public async Task<TwoStepSecret> SecretAsync(Account account)
    {
        if (await accounts.GetAuthenticatorKeyAsync(account) is not { Length: > 0 } key)
        {
            await accounts.ResetAuthenticatorKeyAsync(account);
            key = (await accounts.GetAuthenticatorKeyAsync(account))!;
        }
        var issuer = UrlEncoder.Default.Encode(installation.UnionName is { Length: > 0 } union ? union : "Union Workflows");
        var uri = $"otpauth://totp/{issuer}:{UrlEncoder.Default.Encode(account.UserName!)}?secret={key}&issuer={issuer}&digits=6";
        return new(string.Join(' ', key.Chunk(4).Select(c => new string(c))), PictureOf(uri));
    }

    /// <summary>Switches the second step on where the code was made with the secret; the recovery codes, or empty where the code is wrong.</summary>
    public async Task<ImmutableArray<string>> ConfirmAsync(Account account, string? code, CancellationToken cancellation)
    {
        var digits = new string([.. (code ?? "").Where(char.IsAsciiDigit)]);
        if (!await accounts.VerifyTwoFactorTokenAsync(account, accounts.Options.Tokens.AuthenticatorTokenProvider, digits)) return [];
        await accounts.SetTwoFactorEnabledAsync(account, true);
        await journal.WriteAsync("secondStepOn", account.PersonId, [("account", account.UserName!)], cancellation);
        return [.. await accounts.GenerateNewTwoFactorRecoveryCodesAsync(account, RecoveryCodes) ?? []];
    }

    /// <summary>A picture a phone reads, as an SVG in a data address.</summary>
    private static string PictureOf(string uri)
    {
        using var made = new QRCodeGenerator().CreateQrCode(uri, QRCodeGenerator.ECCLevel.M);
        using var picture = new PngByteQRCode(made);
        return "data:image/png;base64," + Convert.ToBase64String(picture.GetGraphic(6));
    }
}

/// <param name="Letters">The secret in groups of four, to be typed where no picture can be taken.</param>
/// <param name="Picture">The address of the picture.</param>
public sealed record TwoStepSecret(string Letters, string Picture);
