using System.Collections.Immutable;
using Workflows.Data;
using Workflows.Definitions.Feel;
using Workflows.Definitions.Forms;
using Workflows.Host.Evidence;
using Workflows.Host.Sealing;
using Workflows.Host.Tasks.Files;

namespace Workflows.Host.Tasks;

/// <summary>
/// Takes what is sensitive out of the values of a form before they enter a command: each such value is encrypted under the
/// key of the person it is about and a seal stands for it. Files are laid with it. Saved before the command, for the step
/// may have to read them; <see cref="UndoAsync"/> takes back what a refused command does not use.
/// </summary>
public sealed class FormSealing(WorkflowsContext data, Sealer sealer, FileShelf shelf)
{
    private readonly List<string> _made = [];

    /// <param name="before">The values so far: what did not change keeps its seal.</param>
    public async Task<FeelContext> SealAsync(FormSchema form, FeelContext values, FeelContext before, string subject, CancellationToken cancellation)
    {
        await SubjectKeys.EnsureAsync(data, sealer, subject, cancellation);
        var old = FormValues.In(form, before).ToImmutableDictionary(p => p.Path, p => SealedValue.From(p.Value), StringComparer.Ordinal);
        var seals = ImmutableDictionary.CreateBuilder<string, FeelValue>(StringComparer.Ordinal);
        foreach (var place in FormValues.In(form, values))
        {
            foreach (var file in place.Field is AttachmentField ? FileReader.Files(place.Value) : [])
                await shelf.SettleAsync(file.Hash, place.IsSensitive ? subject : "", cancellation);
            if (!place.IsSensitive || SealedValue.IsSealed(place.Value)) continue;
            if (place.Value is FeelList { Items.IsEmpty: true })
            {
                seals[place.Path] = FeelValue.Null;
                continue;
            }
            var known = old.GetValueOrDefault(place.Path);
            var seal = await sealer.SealAsync(data, subject, place.Value, known, SearchField(place.Field), cancellation);
            if (seal != known) _made.Add(seal.Id);
            seals[place.Path] = seal.ToFeel();
        }
        await EvidenceStore.SaveAsync(data, cancellation);
        return values.MapSensitive(form, (path, value) => seals.GetValueOrDefault(path) ?? value);
    }

    /// <summary>Forgets the seals made for a command that was not accepted.</summary>
    public async Task UndoAsync(CancellationToken cancellation)
    {
        if (_made.Count == 0) return;
        data.RemoveRange(data.SealedValues.Local.Where(s => _made.Contains(s.Id)).ToArray());
        await data.SaveChangesAsync(cancellation);
        _made.Clear();
    }

    /// <summary>Equal identity numbers are to be found, whoever typed them; nothing else is searched.</summary>
    private static string? SearchField(AnswerField field) => field is IdNumberField ? "idNumber" : null;
}
