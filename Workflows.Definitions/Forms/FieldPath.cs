using System.Globalization;
using System.Text;

namespace Workflows.Definitions.Forms;

/// <summary>
/// Where a value stands: <c>family[1].idNumber</c>, rows counted from 0, as in the names of a page's inputs.
/// The same without its row numbers is a <i>way</i> and names a field: <c>family.idNumber</c>.
/// </summary>
public static class FieldPath
{
    /// <summary>The path of <paramref name="name"/> below <paramref name="prefix"/>; either may be empty.</summary>
    public static string Under(string prefix, string? name) =>
        string.IsNullOrEmpty(name) ? prefix : prefix.Length == 0 ? name : $"{prefix}.{name}";

    /// <summary>The path of a field; what holds no answer (a group, a note) is named by <c>#</c> and its id.</summary>
    public static string Of(string prefix, FormField field) => Under(prefix, field is AnswerField answer ? answer.Key : $"#{field.Id}");

    public static string Row(string rows, int index) =>
        string.Create(CultureInfo.InvariantCulture, $"{rows}[{index}]");

    /// <summary>The path without its row numbers.</summary>
    public static string Way(string path)
    {
        if (!path.Contains('[', StringComparison.Ordinal)) return path;
        var way = new StringBuilder(path.Length);
        var inside = false;
        foreach (var letter in path)
        {
            if (letter == '[') inside = true;
            if (!inside) way.Append(letter);
            if (letter == ']') inside = false;
        }
        return way.ToString();
    }

    /// <summary>The row number directly after <paramref name="rows"/>: 1 for <c>family[1].name</c> under <c>family</c>; null where there is none.</summary>
    public static int? RowOf(string path, string rows)
    {
        if (!path.StartsWith(rows + "[", StringComparison.Ordinal)) return null;
        var end = path.IndexOf(']', rows.Length);
        return end > 0 && int.TryParse(path.AsSpan(rows.Length + 1, end - rows.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var index)
            ? index : null;
    }
}
