using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Workflows.Host.Mail;

/// <summary>A mail as the outbox keeps it: to whom, why, and what may be said. One request, one recipient.</summary>
public sealed record MailRequest
{
    /// <summary>Names the effect for ever — instance, seq, effect — and with the recipient the mail.</summary>
    public required string Key { get; init; }
    public required MailKind Kind { get; init; }
    public required string RecipientId { get; init; }
    public required MailCase Case { get; init; }

    /// <summary>The case whose thread the mail joins; null for mails of no case.</summary>
    public string? InstanceId { get; init; }

    /// <summary>The task the reader is asked to do; null where there is none.</summary>
    public MailTask? Task { get; init; }

    public string ToJson() => JsonSerializer.Serialize(this, Json);

    /// <exception cref="JsonException">The text was not written by <see cref="ToJson"/>.</exception>
    public static MailRequest FromJson(string json) =>
        JsonSerializer.Deserialize<MailRequest>(json, Json) ?? throw new JsonException("Expected a mail request, but found null.");

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        IgnoreReadOnlyProperties = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };
}

/// <summary>The visit of the task a link is bound to, and the package it runs under.</summary>
/// <param name="Seen">Hash of what the mail was written from, where a reply to it may decide; empty where none may.</param>
public sealed record MailTask(string TaskId, int Visit, string PackageHash, string Seen = "");
