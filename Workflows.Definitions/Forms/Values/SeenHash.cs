using System.Security.Cryptography;
using System.Text;
using Workflows.Definitions.Feel;

namespace Workflows.Definitions.Forms;

/// <summary>
/// The hash of what a person saw of a form: every value shown with its path, files by their hash. Two pages that show the
/// same have the same hash; hidden fields do not touch it. SHA-256 over UTF-8, 64 small hexadecimal digits.
/// </summary>
public static class SeenHash
{
    public static string Of(FormSchema schema, FieldRights rights, FeelContext values)
    {
        var shown = FormValues.In(schema, values)
            .Where(place => rights.At(place.Path) != FieldRight.Hidden)
            .OrderBy(place => place.Path, StringComparer.Ordinal);
        var text = new StringBuilder();
        foreach (var place in shown) text.Append(place.Path).Append('=').Append(Canonical(place.Value)).Append('\n');
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    /// <summary>FEEL's own literals, the names of a context in ordinal order.</summary>
    private static string Canonical(FeelValue value) => value switch
    {
        FeelList list => $"[{string.Join(',', list.Items.Select(Canonical))}]",
        FeelContext context => $"{{{string.Join(',', context.Names.Order(StringComparer.Ordinal)
            .Select(name => $"{new FeelString(name).Literal}:{Canonical(context.Get(name)!)}"))}}}",
        _ => value.Literal,
    };
}
