using System.Globalization;

namespace Workflows.KillHost;

/// <summary>
/// A clock that stands at the instant written in a file, for several processes at once. Timers still run by the machine's
/// clock; only what is now comes from the file. It is read each time, so that whoever moved the clock is sure of it.
/// </summary>
public sealed class FileClock(string file) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => DateTimeOffset.Parse(File.ReadAllText(file), CultureInfo.InvariantCulture);

    /// <summary>Written beside and moved into place: nobody ever reads half an instant.</summary>
    public static void Write(string file, DateTimeOffset instant)
    {
        File.WriteAllText(file + ".new", instant.ToString("O", CultureInfo.InvariantCulture));
        File.Move(file + ".new", file, overwrite: true);
    }

    /// <summary>Tells of each move, for loops that would otherwise sleep through it.</summary>
    public async Task WatchAsync(Action moved, CancellationToken cancellation)
    {
        var last = GetUtcNow();
        while (!cancellation.IsCancellationRequested)
        {
            await Task.Delay(20, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (GetUtcNow() is var now && now != last) moved();
            last = now;
        }
    }
}
