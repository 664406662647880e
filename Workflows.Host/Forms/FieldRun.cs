using System.Collections.Immutable;
using Workflows.Definitions.Forms;

namespace Workflows.Host.Forms;

/// <summary>Fields that follow each other and are shown alike: answers to be read, or everything else.</summary>
public sealed record FieldRun(bool IsRead, ImmutableArray<FieldModel> Fields)
{
    public static IEnumerable<FieldRun> Of(ImmutableArray<FieldModel> fields)
    {
        for (var from = 0; from < fields.Length;)
        {
            var isRead = Reads(fields[from]);
            var to = from + 1;
            while (to < fields.Length && Reads(fields[to]) == isRead) to++;
            yield return new(isRead, fields[from..to]);
            from = to;
        }
    }

    private static bool Reads(FieldModel field) => field.Field is AnswerField and not RepeatingField && !field.IsEdit;
}
