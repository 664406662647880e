using System.Collections.Immutable;
using Workflows.Definitions.Texts;

namespace Workflows.Host.Imports.Kinds;

/// <summary>The columns by which a table names a person: any of them, the surest that is given decides.</summary>
public static class PersonColumns
{
    public const string Code = "person", NameOf = "personName", IdNumber = "idNumber", Mobile = "mobile";

    /// <param name="nameRequired">True where persons may be made by the table.</param>
    public static ImmutableArray<ImportColumn> Of(TextCatalog texts, bool nameRequired) =>
    [
        ImportColumn.Of(texts, "people", NameOf, new TextCell(40), nameRequired),
        ImportColumn.Of(texts, "people", Code, new CodeCell()),
        ImportColumn.Of(texts, "people", IdNumber, new IdNumberCell()),
        ImportColumn.Of(texts, "people", Mobile, new PhoneCell()),
    ];
}
