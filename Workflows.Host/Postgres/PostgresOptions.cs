using System.Collections.Immutable;

namespace Workflows.Host.Postgres;

/// <summary>Where the host's database is to be found, or how it is to be started.</summary>
public sealed record PostgresOptions
{
    /// <summary>Setting <c>ConnectionStrings:Workflows</c>. When given, no server is started; null or empty otherwise.</summary>
    public string? ConnectionString { get; init; }

    /// <summary>
    /// Setting <c>Postgres:Directory</c>: the folder of the embedded server (its data, password and socket). Null: the first
    /// of <c>data/postgres</c> beside the content root and a state folder of the machine that the server's user can enter.
    /// </summary>
    public string? Directory { get; init; }

    /// <summary>The folder <see cref="Directory"/>'s default lies in.</summary>
    public required string ContentRoot { get; init; }

    /// <summary>Setting <c>Postgres:Database</c>; made when missing.</summary>
    public string Database { get; init; } = "workflows";

    /// <summary>Server settings by name, as in <c>postgresql.conf</c>, on top of ours. Section <c>Postgres:Settings</c>.</summary>
    public ImmutableDictionary<string, string> Settings { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>True leaves the bundled server aside and takes the system's. Setting <c>Postgres:System</c>; default false.</summary>
    public bool SystemBinaries { get; init; }

    /// <summary>How long a server that still holds the folder is waited for: one that was just killed needs a moment to end.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(15);

    public static PostgresOptions From(IConfiguration configuration, string contentRoot)
    {
        var section = configuration.GetSection("Postgres");
        return new()
        {
            ConnectionString = configuration.GetConnectionString("Workflows"),
            ContentRoot = contentRoot,
            Directory = section["Directory"],
            Database = section["Database"] ?? "workflows",
            SystemBinaries = section.GetValue("System", false),
            Settings = section.GetSection("Settings").GetChildren()
                .Where(s => s.Value is not null)
                .ToImmutableDictionary(s => s.Key, s => s.Value!, StringComparer.Ordinal),
        };
    }
}
