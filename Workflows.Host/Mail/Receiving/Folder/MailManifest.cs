using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Workflows.Host.Mail.Receiving;

/// <summary>A folder of mails with what is expected of each: <c>manifest.json</c> beside the <c>.eml</c> files. Members it does not know are passed over.</summary>
public sealed record MailManifest
{
    public ImmutableArray<ManifestCase> Cases { get; init; } = [];

    /// <exception cref="JsonException">The text is no manifest.</exception>
    public static MailManifest Read(string json) => JsonSerializer.Deserialize<MailManifest>(json, Json) ?? throw new JsonException("Expected a manifest, but found null.");

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };
}

/// <param name="Expect">One of the words of <see cref="FolderVerdict.Outcome"/>.</param>
public sealed record ManifestCase(
    string File, ManifestEnvelope? Envelope, ManifestContext Context, string Expect, string? Reason, ImmutableArray<string> AlsoAcceptable, string? Category, string? Origin)
{
    public MailEnvelope Between => new(Envelope?.MailFrom, Envelope?.RcptTo);

    public bool Accepts(FolderVerdict verdict) =>
        (verdict.Outcome == Expect && (Reason is null || Words(Reason) == Words(verdict.Reason ?? "")))
        || (!AlsoAcceptable.IsDefault && AlsoAcceptable.Contains(verdict.Outcome));

    /// <summary>Without white space: how the lines of a reason are broken is no difference.</summary>
    private static string Words(string reason) => string.Concat(reason.Where(c => !char.IsWhiteSpace(c)));
}

public sealed record ManifestEnvelope(string? MailFrom, string? RcptTo);

public sealed record ManifestContext
{
    public ReplyTask Task { get; init; }
    public string Approver { get; init; } = "";
    public string ReplyAddress { get; init; } = "";
    public string? AuthservId { get; init; }
    public ReplyKind Kind { get; init; }
    public ImmutableArray<string> SeenMessageIds { get; init; } = [];
    public bool AnsweredToday { get; init; }

    /// <summary><c>ended</c>: a substitute's time is over.</summary>
    public string? RightToAct { get; init; }

    public ReplyContext ToContext(IReadOnlySet<string> earlier) => new()
    {
        ReplyAddress = ReplyAddress, Approver = Approver, AuthservId = AuthservId ?? "", Task = Task, Kind = Kind, AnsweredToday = AnsweredToday,
        RightEnded = RightToAct == "ended", HasSeen = id => earlier.Contains(id) || (!SeenMessageIds.IsDefault && SeenMessageIds.Any(s => s.Trim() == id)),
    };
}
