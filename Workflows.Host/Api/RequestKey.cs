using System.Security.Cryptography;
using System.Text;
using Workflows.Definitions.Texts;
using Workflows.Host.Web;

namespace Workflows.Host.Api;

/// <summary>
/// <c>Idempotency-Key</c>: what a program calls one act, so that the same request sent again – after a broken line, by another
/// thread – is answered as the first time and does nothing. Of the person, whichever token is used, and of one address.
/// </summary>
public static class RequestKey
{
    public const string Header = "Idempotency-Key";

    public const int MostLetters = 200;

    /// <summary>The id of the command; null with the problem where the key is missing or too long.</summary>
    public static (string Command, ApiProblem? Problem) Of(HttpContext context)
    {
        var key = context.Request.Headers[Header].ToString();
        if (key.Length is 0 or > MostLetters)
            return ("", new(StatusCodes.Status400BadRequest, Sentence.Of("api.key")) { Faults = [new(Header, context.RequestServices.GetRequiredService<Reader>().T("api.key.help", ("most", MostLetters)))] });
        var person = ReaderPerson.From(context.User)!.Id;
        return (Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{person}\n{context.Request.Path}\n{key}")))[..32], null);
    }
}
