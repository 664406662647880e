using System.Diagnostics;
using System.Globalization;

namespace Workflows.Host.Tests.Kills;

/// <summary>Processes as Linux shows them.</summary>
internal static class Signals
{
    /// <summary>SIGKILL to one process that is not our child.</summary>
    public static bool Kill(int process)
    {
        using var kill = Process.Start("kill", ["-9", process.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
        return kill.ExitCode == 0;
    }

    public static string CommandOf(int process) => Read($"/proc/{process}/cmdline").Replace('\0', ' ');

    public static IEnumerable<int> ChildrenOf(int process) =>
        Read($"/proc/{process}/task/{process}/children").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(c => int.Parse(c, CultureInfo.InvariantCulture));

    private static string Read(string file)
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (IOException)
        {
            return "";
        }
    }
}
