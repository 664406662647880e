using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Threading.Channels;

namespace Workflows.Host.Audit;

/// <summary>
/// Entries of the system journal that may come in floods, such as denials and wrong passwords: nobody waits for them to be
/// written. The first of a kind from somebody about something is written at once; the same again within a minute is counted,
/// and the count written when the minute is over.
/// </summary>
public sealed partial class JournalNotes(SystemJournal journal, TimeProvider clock, ILogger<JournalNotes> log) : BackgroundService
{
    /// <summary>Who acted, where nobody was signed in.</summary>
    public const string Nobody = "visitor";

    private static readonly TimeSpan Fold = TimeSpan.FromMinutes(1), Sweep = TimeSpan.FromSeconds(5);

    /// <summary>Beyond this an attacker fills the memory rather than the journal; what is left out is counted.</summary>
    private const int Most = 10_000;

    private readonly ConcurrentDictionary<(string Kind, string Actor, string About), Folded> _folds = new();
    private readonly Channel<Entry> _entries = Channel.CreateUnbounded<Entry>();
    private int _left;

    /// <param name="about">What makes two notes the same.</param>
    public void Note(string kind, string actorId, string about, IEnumerable<(string Name, string Value)> details)
    {
        if (_folds.Count >= Most)
        {
            Interlocked.Increment(ref _left);
            return;
        }
        var fold = _folds.GetOrAdd((kind, actorId, about), _ => new(clock.GetUtcNow()));
        if (Interlocked.Increment(ref fold.Times) == 1)
        {
            fold.Entry = new(kind, actorId, [.. details.Where(d => d.Value.Length > 0)]);
            _entries.Writer.TryWrite(fold.Entry);
        }
    }

    /// <summary>Writes what is noted and counted so far.</summary>
    public async Task FlushAsync(CancellationToken cancellation)
    {
        Close(_ => true);
        await WriteAsync(cancellation);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await RestAsync(stoppingToken);
                Close(f => clock.GetUtcNow() - f.Since >= Fold);
                await WriteAsync(stoppingToken);
            }
            catch (OperationCanceledException)
            {
                break;
            }
            catch (Exception failure)
            {
                NotWritten(failure);
                await Task.Delay(Sweep, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    /// <summary>Until something is noted, or it is time to sweep.</summary>
    private async Task RestAsync(CancellationToken stopping)
    {
        using var rest = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        rest.CancelAfter(Sweep);
        try
        {
            await _entries.Reader.WaitToReadAsync(rest.Token);
        }
        catch (OperationCanceledException) when (!stopping.IsCancellationRequested)
        {
            // Time to sweep.
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await FlushAsync(cancellationToken);
    }

    private void Close(Func<Folded, bool> over)
    {
        foreach (var (key, fold) in _folds.Where(f => over(f.Value)))
            if (_folds.TryRemove(key, out _) && fold.Entry is { } entry && fold.Times > 1)
                _entries.Writer.TryWrite(entry with { Details = entry.Details.Add(("again", Text(fold.Times - 1))) });
        if (Interlocked.Exchange(ref _left, 0) is > 0 and var left)
            _entries.Writer.TryWrite(new("notesLeftOut", Nobody, [("again", Text(left))]));
    }

    private async Task WriteAsync(CancellationToken cancellation)
    {
        while (_entries.Reader.TryRead(out var entry))
            try
            {
                await journal.WriteAsync(entry.Kind, entry.ActorId, entry.Details, cancellation);
            }
            catch
            {
                _entries.Writer.TryWrite(entry);
                throw;
            }
    }

    private static string Text(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    [LoggerMessage(LogLevel.Error, "A note of the system journal could not be written")]
    private partial void NotWritten(Exception failure);

    private sealed class Folded(DateTimeOffset since)
    {
        public DateTimeOffset Since => since;
        public int Times;
        public Entry? Entry;
    }

    private sealed record Entry(string Kind, string ActorId, ImmutableArray<(string Name, string Value)> Details);
}
