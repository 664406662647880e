using Workflows.Definitions.Feel;

namespace Workflows.Definitions.Forms;

/// <summary>One field that holds something else than before; null where there was or is nothing.</summary>
public sealed record FormChange(string Path, AnswerField Field, FeelValue? Old, FeelValue? New);

/// <summary>What a person has to be told when what they saw is no longer what is there.</summary>
public static class FormChanges
{
    /// <summary>The differences among the fields the rights show, in the order of the form.</summary>
    public static IEnumerable<FormChange> Between(FormSchema schema, FieldRights rights, FeelContext old, FeelContext now)
    {
        var before = FormValues.In(schema, old).ToDictionary(place => place.Path, StringComparer.Ordinal);
        var after = FormValues.In(schema, now).ToDictionary(place => place.Path, StringComparer.Ordinal);
        return from path in after.Keys.Union(before.Keys)
               where rights.At(path) != FieldRight.Hidden
               let was = before.GetValueOrDefault(path)
               let isNow = after.GetValueOrDefault(path)
               where !Equals(was?.Value, isNow?.Value)
               select new FormChange(path, (isNow ?? was)!.Field, was?.Value, isNow?.Value);
    }
}
