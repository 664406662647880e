using Workflows.Host.Mail;

namespace Workflows.Host.Sms;

/// <summary>Hands one short message (短信) to a provider. A refusal is an outcome, never an exception; only cancellation by the caller throws.</summary>
public interface ISmsTransport
{
    /// <summary>False where nothing is set up: nobody is offered a message then.</summary>
    bool IsSetUp { get; }

    /// <summary>True where messages are only written down, to try the product out.</summary>
    bool IsTrial { get; }

    Task<SendOutcome> SendAsync(ShortMessage message, CancellationToken cancellation);
}

/// <summary>One message in words, and the values providers with templates of their own ask for instead.</summary>
/// <param name="Mobile">As it stands in the directory: 11 digits, or with a country code.</param>
public sealed record ShortMessage(string Mobile, ShortMessageKind Kind, string Text)
{
    /// <summary>The code, where it bears one.</summary>
    public string Code { get; init; } = "";

    /// <summary>The address it leads to, where it does.</summary>
    public string Link { get; init; } = "";
}

public enum ShortMessageKind
{
    /// <summary>Six digits.</summary>
    Code,
    /// <summary>The link of a guest.</summary>
    Guest,
    /// <summary>Something a person is to know about their account.</summary>
    Account,
}
