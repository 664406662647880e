using System.Collections.Concurrent;
using System.Diagnostics;

namespace Workflows.Host.Tests.Kills;

/// <summary>A run of <c>Workflows.KillHost</c> that can be killed. Ends with the test at the latest: it waits on our end of a pipe.</summary>
internal sealed class OwnProcess : IDisposable
{
    private const int RememberedLines = 60;
    private readonly Process _process;
    private readonly ConcurrentQueue<string> _lines = new();

    private OwnProcess(Process process) => _process = process;

    public bool HasEnded => _process.HasExited;

    /// <summary>The last lines it wrote.</summary>
    public string LastWords => string.Join('\n', _lines);

    public static OwnProcess Start(IEnumerable<string> arguments, Action<string>? hear = null)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "Workflows.KillHost.dll");
        var process = new Process
        {
            StartInfo = new ProcessStartInfo("dotnet", ["exec", program, .. arguments])
            {
                RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = AppContext.BaseDirectory,
            },
        };
        var own = new OwnProcess(process);
        void Hear(object _, DataReceivedEventArgs line)
        {
            if (line.Data is not { Length: > 0 } said) return;
            own._lines.Enqueue(said);
            while (own._lines.Count > RememberedLines) own._lines.TryDequeue(out string? _);
            hear?.Invoke(said);
        }
        process.OutputDataReceived += Hear;
        process.ErrorDataReceived += Hear;
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return own;
    }

    /// <summary>SIGKILL: no time for anything.</summary>
    public void Kill()
    {
        if (HasEnded) return;
        _process.Kill();
        _process.WaitForExit();
    }

    public void Dispose()
    {
        Kill();
        _process.Dispose();
    }
}
