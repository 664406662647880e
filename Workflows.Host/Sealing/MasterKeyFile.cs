using System.Security.Cryptography;

namespace Workflows.Host.Sealing;

/// <summary>
/// Where the master key comes from: the setting <c>Sealing:MasterKey</c> (32 bytes in base64), else a file of the data folder
/// readable by its owner alone, made when it is missing. Whoever loses the key loses what was sealed with it.
/// </summary>
public static class MasterKeyFile
{
    public const string Setting = "Sealing:MasterKey";

    public static MasterKey Read(IConfiguration settings, string dataFolder)
    {
        if (Find(settings, dataFolder) is { } found) return found;
        Make(In(dataFolder));
        return Find(settings, dataFolder)!;
    }

    /// <summary>The key at hand; null where there is none yet. Makes nothing.</summary>
    public static MasterKey? Find(IConfiguration settings, string dataFolder)
    {
        var text = settings[Setting] is { Length: > 0 } given ? given : File.Exists(In(dataFolder)) ? File.ReadAllText(In(dataFolder)) : null;
        return text is null ? null : new MasterKey(Convert.FromBase64String(text.Trim()));
    }

    /// <summary>The file of a data folder, whether it is there or not.</summary>
    public static string In(string dataFolder) => Path.Combine(dataFolder, "master.key");

    private static void Make(string file)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var writer = new StreamWriter(file, options);
        writer.Write(Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)));
    }
}
