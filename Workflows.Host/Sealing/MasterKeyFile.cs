using System.Security.Cryptography;

namespace Workflows.Host.Sealing;

/// <summary>
/// Finds the master key: setting <c>Sealing:MasterKey</c>, else the file <c>Sealing:KeyFile</c>. A demonstration without either
/// makes a file readable by its owner alone; any other installation refuses to start.
/// </summary>
public static class MasterKeyFile
{
    /// <exception cref="InvalidOperationException">No key is set and none may be made.</exception>
    public static MasterKey Find(IConfiguration settings, string dataFolder, bool mayMake)
    {
        if (settings["Sealing:MasterKey"] is { Length: > 0 } text) return new(Convert.FromBase64String(text));
        var file = settings["Sealing:KeyFile"] ?? Path.Combine(dataFolder, "master.key");
        if (File.Exists(file)) return new(Convert.FromBase64String(File.ReadAllText(file)));
        if (!mayMake) throw new InvalidOperationException($"No master key: set Sealing__MasterKey to 32 bytes in base64, or put them into {file}.");
        Make(file);
        return new(Convert.FromBase64String(File.ReadAllText(file)));
    }

    private static void Make(string file)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var writer = new StreamWriter(file, options);
        writer.Write(Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)));
    }
}
