using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Workflows.Data;
using Workflows.Host.Installation;

namespace Workflows.Host.FirstRun;

/// <summary>How far the assistant of the first start has come, and what was typed so far; kept in the database, so it can be left and resumed.</summary>
public sealed record FirstRunState
{
    /// <summary>The setting it is kept under.</summary>
    private const string Setting = "firstRun";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public string UnionName { get; init; } = "";
    public string EnglishName { get; init; } = "";
    public string Level { get; init; } = "street";

    /// <summary>The rule pack of the region.</summary>
    public string Region { get; init; } = "cn";
    public string TimeZone { get; init; } = "Asia/Shanghai";

    /// <summary>The person who will administer; empty before it was made.</summary>
    public string AdministratorId { get; init; } = "";

    /// <summary>True once the administrator's second step of signing in was switched on.</summary>
    public bool SecondStepOn { get; init; }

    /// <summary>True where mail was left for later.</summary>
    public bool MailPostponed { get; init; }
    public bool MailSeen { get; init; }
    public bool YearsSeen { get; init; }
    public bool PeopleSeen { get; init; }
    public bool RulesSeen { get; init; }

    /// <summary>True once the assistant is over: its addresses are gone for ever.</summary>
    public bool Closed { get; init; }

    public bool HasUnion => UnionName.Length > 0;
    public bool HasAdministrator => AdministratorId.Length > 0;

    public static async Task<FirstRunState> ReadAsync(WorkflowsContext data, CancellationToken cancellation) =>
        await data.Settings.Where(s => s.Name == Setting).Select(s => s.Value).SingleOrDefaultAsync(cancellation) is { } json
            ? JsonSerializer.Deserialize<FirstRunState>(json, Json)! : new();

    /// <summary>Writes it with the caller's save.</summary>
    public Task WriteAsync(WorkflowsContext data, CancellationToken cancellation) =>
        StoredSettings.SetAsync(data, Setting, JsonSerializer.Serialize(this, Json), cancellation);

    /// <summary>
    /// True where the installation still has to be set up: the assistant was begun and not closed, or nobody can sign in and no
    /// unit is there.
    /// </summary>
    public static async Task<bool> IsNeededAsync(WorkflowsContext data, CancellationToken cancellation) =>
        await data.Settings.AnyAsync(s => s.Name == Setting, cancellation)
            ? !(await ReadAsync(data, cancellation)).Closed
            : !await data.Users.AnyAsync(cancellation) && !await data.Units.AnyAsync(cancellation);
}
