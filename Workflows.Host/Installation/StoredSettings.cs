using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Workflows.Data;
using Workflows.Data.Installation;
using Workflows.Engine.Journal;
using Workflows.Host.Audit;
using Workflows.Host.Sealing;

namespace Workflows.Host.Installation;

/// <summary>
/// Settings kept in the database under the names configuration has for them. They lie under configuration: what a file, the
/// environment or the command line says holds instead. Secrets are wrapped by the master key.
/// </summary>
public sealed class StoredSettings(IDbContextFactory<WorkflowsContext> contexts, SystemJournal journal, MasterKey master)
{
    public const string UnionName = "Installation:UnionName";
    public const string TimeZone = "Installation:TimeZone";

    /// <summary>Says «true» within the host where configuration names the mail server; never stored.</summary>
    public const string MailIsConfigured = "Stored:MailIsConfigured";

    /// <summary>A database of release 0.1 has the union's name under this.</summary>
    private const string FormerUnionName = "unionName";

    private static readonly string[] Sections = ["Installation:", "Mail:"];
    private static readonly string[] Secrets = ["Mail:Password", "Mail:Replies:Password"];

    /// <summary>Writes settings with one entry in the system journal, which names them and never a secret. A null or empty value forgets the setting.</summary>
    public async Task SaveAsync(IReadOnlyDictionary<string, string?> settings, string by, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellation);
        foreach (var (name, value) in settings)
            await SetAsync(context, name, value is null or "" ? null : Secrets.Contains(name) ? master.WrapSetting(name, value) : value, cancellation);
        await journal.AppendAsync(context, "settingsChanged", by, settings.Select(s => (s.Key, Secrets.Contains(s.Key) ? "" : s.Value ?? "")), cancellation);
        await context.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
    }

    /// <summary>A setting as it is stored, secrets in clear; null where there is none.</summary>
    public async Task<string?> FindAsync(string name, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await context.Settings.Where(s => s.Name == name).Select(s => s.Value).SingleOrDefaultAsync(cancellation) is { } value
            ? master.OpenSetting(name, value) : null;
    }

    /// <summary>Writes one row within the caller's transaction, without a word in the journal; null takes it out.</summary>
    public static async Task SetAsync(WorkflowsContext context, string name, string? value, CancellationToken cancellation)
    {
        var row = await context.Settings.SingleOrDefaultAsync(s => s.Name == name, cancellation);
        if (row is null && value is not null) context.Settings.Add(new SettingRow { Name = name, Value = value });
        else if (row is not null && value is not null) row.Value = value;
        else if (row is not null) context.Settings.Remove(row);
    }

    /// <summary>What the database has for configuration.</summary>
    public static async Task<IReadOnlyList<SettingRow>> ReadAsync(WorkflowsContext context, CancellationToken cancellation) =>
        [.. (await context.Settings.AsNoTracking().OrderBy(s => s.Name).ToListAsync(cancellation))
            .Where(s => s.Name == FormerUnionName || Sections.Any(section => s.Name.StartsWith(section, StringComparison.Ordinal)))];

    /// <summary>
    /// The rows under configuration's names, secrets in clear, as far as configuration says nothing itself. Mail is one whole:
    /// where configuration names a server, no stored setting of mail holds. A secret wrapped by another master key is left out.
    /// </summary>
    public static Dictionary<string, string?> BesideConfiguration(IConfiguration configuration, IEnumerable<SettingRow> rows, MasterKey master)
    {
        var mailIsConfigured = configuration["Mail:Host"] is { Length: > 0 };
        return rows.Select(r => (Name: r.Name == FormerUnionName ? UnionName : r.Name, Value: master.OpenSetting(r.Name, r.Value)))
            .Where(s => s.Name.StartsWith("Mail:", StringComparison.Ordinal) ? !mailIsConfigured : configuration[s.Name] is not { Length: > 0 })
            .Append((Name: MailIsConfigured, Value: mailIsConfigured ? "true" : "false"))
            .GroupBy(s => s.Name, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First().Value, StringComparer.Ordinal);
    }

    /// <summary>Differs as soon as any of the rows does.</summary>
    public static string FingerprintOf(IEnumerable<SettingRow> rows) =>
        JournalRow.HashOf(Encoding.UTF8.GetBytes(string.Concat(rows.Select(r => string.Create(CultureInfo.InvariantCulture, $"{r.Name.Length}:{r.Name}{r.Value.Length}:{r.Value}")))));
}

/// <summary>Secrets among the settings: wrapped by the master key, each bound to its name.</summary>
internal static class SettingSecrets
{
    private const string Wrapped = "wrapped:";

    public static string WrapSetting(this MasterKey master, string name, string value) =>
        Wrapped + Convert.ToBase64String(master.Wrap("setting " + name, Encoding.UTF8.GetBytes(value)));

    /// <summary>The value in clear; as it stands where it is no secret, null where another master key wrapped it.</summary>
    public static string? OpenSetting(this MasterKey master, string name, string value)
    {
        if (!value.StartsWith(Wrapped, StringComparison.Ordinal)) return value;
        try
        {
            return Encoding.UTF8.GetString(master.Unwrap("setting " + name, Convert.FromBase64String(value[Wrapped.Length..])));
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return null;
        }
    }
}
