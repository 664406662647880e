using System.ComponentModel;
using System.Runtime.InteropServices;

namespace Workflows.Host.Postgres;

/// <summary>The three calls of a Unix system that .NET has no name for.</summary>
internal static class Posix
{
    public const int Interrupt = 2, Quit = 3;

    public static uint EffectiveUser() => geteuid();

    public static void GiveTo(string path, uint user, uint group)
    {
        if (chown(path, user, group) != 0) throw new Win32Exception(Marshal.GetLastPInvokeError(), $"chown {path}");
    }

    /// <summary>A process that has ended meanwhile is not an error.</summary>
    public static void Signal(int process, int signal) => _ = kill(process, signal);

    [DllImport("libc")]
    private static extern uint geteuid();

    [DllImport("libc", SetLastError = true)]
    private static extern int chown([MarshalAs(UnmanagedType.LPUTF8Str)] string path, uint owner, uint group);

    [DllImport("libc", SetLastError = true)]
    private static extern int kill(int pid, int signal);
}
