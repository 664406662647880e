namespace Workflows.Host.Sms;

/// <summary>
/// How short messages go out: section <c>Sms</c> of the configuration, or <c>Sms__Url</c> … in the environment. The request is
/// the operator's own to write, for every provider wants another one.
/// </summary>
public sealed record SmsOptions
{
    public const string Section = "Sms";

    /// <summary>Where each message is posted to; empty where none are sent.</summary>
    public string Url { get; init; } = "";

    public SmsFormat Format { get; init; } = SmsFormat.Json;

    /// <summary>
    /// The body. Its places are filled in as the format needs it: <c>{mobile}</c>, <c>{text}</c>, <c>{code}</c>, <c>{link}</c>, <c>{kind}</c>,
    /// <c>{template}</c>, <c>{time}</c> (seconds since 1970), <c>{nonce}</c>, <c>{signature}</c>. Empty takes number and text as JSON.
    /// </summary>
    public string Body { get => field is { Length: > 0 } ? field : """{"mobile":"{mobile}","text":"{text}"}"""; init; } = "";

    /// <summary>The provider's own template for each kind of message: <c>Sms:Templates:Code</c>.</summary>
    public Dictionary<string, string> Templates { get; init; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Further headers of the request: <c>Sms:Headers:Authorization</c>. Their places are filled in too.</summary>
    public Dictionary<string, string> Headers { get; init; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Belongs in the environment, not in a file. Empty: requests are not signed.</summary>
    public string Secret { get; init; } = "";

    /// <summary>What is signed: HMAC-SHA256 with <see cref="Secret"/>, in hexadecimal. <c>{body}</c> is the finished body, where that does not bear the signature itself. Empty takes <c>{time}.{nonce}.{body}</c>.</summary>
    public string Signed { get => field is { Length: > 0 } ? field : "{time}.{nonce}.{body}"; init; } = "";

    /// <summary>The header that bears the signature; beside it go <c>X-Timestamp</c> and <c>X-Nonce</c>.</summary>
    public string SignatureHeader { get => field is { Length: > 0 } ? field : "X-Signature"; init; } = "";

    /// <summary>What an answer must contain to count as accepted, beside a status of 2xx; empty: nothing.</summary>
    public string Accepted { get; init; } = "";

    /// <summary>True writes messages into the host's folder instead of sending them, to try the product out.</summary>
    public bool Trial { get; init; }

    /// <summary>Keeps secrets out of logs.</summary>
    public override string ToString() => $"Sms {Url} {Format}";
}

public enum SmsFormat { Json, Form }
