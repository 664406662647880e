using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Text;
using Microsoft.EntityFrameworkCore;

namespace Workflows.Data;

/// <summary>
/// Columns bear the property's name in the manner of SQL: <c>UnitPath</c> is <c>unit_path</c>. Texts whose length nobody said
/// are keys.
/// </summary>
internal static class StoredNames
{
    public static void Map(ModelBuilder model)
    {
        foreach (var property in model.Model.GetEntityTypes().SelectMany(t => t.GetProperties()))
        {
            property.SetColumnName(Of(property.Name));
            if (property.ClrType == typeof(string) && property.GetMaxLength() is null)
                property.SetMaxLength(property.PropertyInfo?.GetCustomAttribute<MaxLengthAttribute>()?.Length ?? Lengths.Key);
        }
    }

    private static string Of(string name)
    {
        var text = new StringBuilder();
        foreach (var c in name)
        {
            if (char.IsUpper(c) && text.Length > 0) text.Append('_');
            text.Append(char.ToLowerInvariant(c));
        }
        return text.ToString();
    }
}
