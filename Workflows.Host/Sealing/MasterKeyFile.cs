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
        if (settings[Setting] is { Length: > 0 } given)
            return new MasterKey(Convert.FromBase64String(given));
        var file = Path.Combine(dataFolder, "master.key");
        if (!File.Exists(file))
            Make(file);
        return new MasterKey(Convert.FromBase64String(File.ReadAllText(file).Trim()));
    }

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
