using Workflows.Definitions.Texts;

namespace Workflows.Host.Backup;

/// <summary>A backup or a restore cannot be done; the sentence says why and what to do.</summary>
public sealed class BackupFaultException(Sentence sentence) : Exception(sentence.Key)
{
    public Sentence Sentence { get; } = sentence;

    internal static BackupFaultException Because(string key, params (string Name, object? Value)[] values) => new(Sentence.Of(key, values));
}

/// <summary>How far a backup or a restore has come.</summary>
/// <param name="Table">The table that was just finished.</param>
/// <param name="Done">Rows finished, of <paramref name="Rows"/>.</param>
public readonly record struct BackupProgress(string Table, long Done, long Rows);
