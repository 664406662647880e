using System.Globalization;

namespace Workflows.Host.Postgres;

/// <summary>
/// Who the server runs as. PostgreSQL refuses root, so a host run by root uses a system user of its own that nothing else
/// uses; any other host uses its own user.
/// </summary>
internal sealed record ServerUser(string Name, uint Uid, uint Gid, bool IsOther)
{
    private const string SystemUser = "union-workflows-db";
    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const UnixFileMode Passable = Private | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
    private const UnixFileMode Readable = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    /// <exception cref="PostgresUnavailableException">Root without the means to become another user.</exception>
    public static async Task<ServerUser> ForServerAsync(CancellationToken ct)
    {
        if (OperatingSystem.IsWindows() || Posix.EffectiveUser() != 0) return new(Environment.UserName, 0, 0, IsOther: false);
        if (!Tool.Exists("setpriv") || !Tool.Exists("setsid")) throw PostgresUnavailableException.Because("postgres.noSetpriv");
        return await FindAsync(ct) ?? await MakeAsync(ct);
    }

    /// <summary>
    /// The command that becomes this user, leads a session of its own (Ctrl+C at the terminal is for the host) and gets
    /// SIGINT, PostgreSQL's fast shutdown, when the thread that started it ends. The process keeps its number throughout.
    /// </summary>
    public IReadOnlyList<string> Command(string program, IEnumerable<string> arguments) =>
        Tool.Exists("setpriv") && Tool.Exists("setsid")
            ? ["setsid", "setpriv", .. Switch, "--pdeathsig", "INT", "--", program, .. arguments]
            : [program, .. arguments];

    /// <summary>Runs a program to its end as this user.</summary>
    public Task<(int Exit, string Said)> RunAsync(string folder, string program, IEnumerable<string> arguments, CancellationToken ct)
    {
        string[] command = IsOther ? ["setpriv", .. Switch, "--", program, .. arguments] : [program, .. arguments];
        return Tool.RunAsync(folder, command, ct);
    }

    public async Task<bool> CanEnterAsync(string folder, CancellationToken ct) =>
        !IsOther || await CanAsync("-x", folder, ct);

    public async Task<bool> CanAsync(string right, string path, CancellationToken ct) =>
        (await RunAsync("/", "test", [right, path], ct)).Exit == 0;

    /// <summary>Makes a folder this user can pass through, its names unreadable to others. One that is there stays as it is.</summary>
    public void MakePassable(string folder)
    {
        if (Directory.Exists(folder)) return;
        Directory.CreateDirectory(folder);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(folder, IsOther ? Passable : Private);
    }

    /// <summary>Lets everyone read a file or folder, and run or enter it where asked.</summary>
    public static void MakeReadable(string path, bool enter)
    {
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, enter ? Readable | Passable : Readable);
    }

    /// <summary>Makes a folder that this user alone may enter.</summary>
    public void OwnFolder(string folder)
    {
        Directory.CreateDirectory(folder);
        if (OperatingSystem.IsWindows()) return;
        if (IsOther) Posix.GiveTo(folder, Uid, Gid);
        File.SetUnixFileMode(folder, Private);
    }

    public void OwnFile(string file)
    {
        if (OperatingSystem.IsWindows()) return;
        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        if (IsOther) Posix.GiveTo(file, Uid, Gid);
    }

    private string[] Switch => IsOther ? ["--reuid", $"{Uid}", "--regid", $"{Gid}", "--clear-groups"] : [];

    private static async Task<ServerUser?> FindAsync(CancellationToken ct)
    {
        var (exit, uid) = await Tool.RunAsync("/", ["id", "-u", SystemUser], ct);
        if (exit != 0) return null;
        var (_, gid) = await Tool.RunAsync("/", ["id", "-g", SystemUser], ct);
        return new(SystemUser, Number(uid), Number(gid), IsOther: true);
    }

    /// <summary>initdb refuses a number without a name, so a user must be made; two hosts may try at the same time.</summary>
    private static async Task<ServerUser> MakeAsync(CancellationToken ct)
    {
        string[] command = Tool.Exists("useradd")
            ? ["useradd", "--system", "--user-group", "--no-create-home", "--home-dir", "/nonexistent", "--shell", "/usr/sbin/nologin", SystemUser]
            : ["adduser", "-S", "-D", "-H", "-s", "/sbin/nologin", SystemUser];
        var said = Tool.Exists(command[0]) ? (await Tool.RunAsync("/", command, ct)).Said : "useradd, adduser: ?";
        return await FindAsync(ct)
            ?? throw PostgresUnavailableException.Because("postgres.noUser", ("user", SystemUser), ("reason", said.Trim()));
    }

    private static uint Number(string text) => uint.Parse(text.Trim(), CultureInfo.InvariantCulture);
}
