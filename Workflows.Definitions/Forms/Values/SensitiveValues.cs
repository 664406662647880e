using Workflows.Definitions.Feel;

namespace Workflows.Definitions.Forms;

/// <summary>The sensitive part of a form's values (rule G-43), those inside rows included.</summary>
public static class SensitiveValues
{
    extension(FormSchema schema)
    {
        /// <summary>Paths of all sensitive values that are there, sealed or not.</summary>
        public IEnumerable<string> SensitivePaths(FeelContext values) =>
            FormValues.In(schema, values).Where(place => place.IsSensitive).Select(place => place.Path);
    }

    extension(FeelContext values)
    {
        /// <summary>The values with every sensitive one replaced, given its path. A list of choices or files is one value.</summary>
        public FeelContext MapSensitive(FormSchema schema, Func<string, FeelValue, FeelValue> change) =>
            FormValues.Map(schema, values, place => place.IsSensitive ? change(place.Path, place.Value) : place.Value);

        /// <summary>A sensitive value stands there in plain text: the values may not enter a command.</summary>
        public bool HoldsPlainSensitive(FormSchema schema) =>
            FormValues.In(schema, values).Any(place => place.IsSensitive && !SealedValue.IsSealed(place.Value));
    }
}
