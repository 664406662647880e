using Microsoft.EntityFrameworkCore;
using Workflows.Data.Organization;
using Workflows.Definitions.Feel;
using Workflows.Definitions.Forms;

namespace Workflows.Host.Imports.Kinds;

/// <summary>
/// Finds the persons that rows name: by code, by identity number (through its keyed digest, nothing is opened), by mobile
/// number, by name. Four queries for a batch.
/// </summary>
public sealed class PersonFinder(ImportSession session)
{
    private readonly Dictionary<string, KnownPerson> _byCode = new(StringComparer.Ordinal);
    private readonly Dictionary<string, KnownPerson> _byTag = new(StringComparer.Ordinal);
    private ILookup<string, KnownPerson> _byMobile = Enumerable.Empty<KnownPerson>().ToLookup(p => "");
    private ILookup<string, KnownPerson> _byName = Enumerable.Empty<KnownPerson>().ToLookup(p => "");

    public async Task LookUpAsync(IReadOnlyList<ImportRow> batch, CancellationToken cancellation)
    {
        string[] Given(Func<ImportRow, string?> of) => [.. batch.Select(of).OfType<string>().Distinct(StringComparer.Ordinal)];
        var (codes, tags) = (Given(r => r.Text(PersonColumns.Code)), Given(TagOf));
        var (mobiles, names) = (Given(r => r.Text(PersonColumns.Mobile)), Given(r => r.Text(PersonColumns.NameOf)));
        _byCode.Clear();
        _byTag.Clear();
        foreach (var person in await ReadAsync(p => codes.Contains(p.Person.Id), cancellation)) _byCode[person.Person.Id] = person;
        foreach (var person in await ReadAsync(p => p.Tag != null && tags.Contains(p.Tag), cancellation)) _byTag[person.Tag!] = person;
        _byMobile = (await ReadAsync(p => p.Person.Mobile != null && mobiles.Contains(p.Person.Mobile), cancellation)).ToLookup(p => p.Person.Mobile!, StringComparer.Ordinal);
        _byName = (await ReadAsync(p => names.Contains(p.Person.Name), cancellation)).ToLookup(p => p.Person.Name, StringComparer.Ordinal);
    }

    /// <summary>The digest of the identity number a row gives.</summary>
    public string? TagOf(ImportRow row) => row.Text(PersonColumns.IdNumber) is { } number ? session.Sealer.SearchTag(IdNumberSearch, FeelValue.Of(number)) : null;

    /// <summary>The name under which equal identity numbers find each other, whoever typed them.</summary>
    public const string IdNumberSearch = "idNumber";

    public KnownPerson? ByCode(string? code) => code is null ? null : _byCode.GetValueOrDefault(code);

    public KnownPerson? ByTag(string? tag) => tag is null ? null : _byTag.GetValueOrDefault(tag);

    public IEnumerable<KnownPerson> ByMobile(string? mobile) => mobile is null ? [] : _byMobile[mobile];

    /// <summary>The person a row names among those there are; null and a fault where there is none, there are several, or what is said of the person does not agree.</summary>
    public PersonRow? Find(ImportRow row)
    {
        var (column, found) = Named(row);
        if (column == "") row.Fault("", "imports.person.unnamed");
        else if (found.Length == 0) row.Fault(column, "imports.person.unknown");
        else if (found.Length > 1) row.Fault(column, "imports.person.several", ("count", found.Length));
        else if (row.Text(PersonColumns.NameOf) is { } name && found[0].Name != name) row.Fault(PersonColumns.NameOf, "imports.person.otherName", ("name", Masking.Name(found[0].Name)));
        else return found[0];
        return null;
    }

    /// <summary>The id of the person a row names, without a fault where there is not exactly one.</summary>
    public string? IdOf(ImportRow row) => Named(row).Found is [var only] ? only.Id : null;

    private (string Column, PersonRow[] Found) Named(ImportRow row)
    {
        var (code, tag, mobile, name) = (row.Text(PersonColumns.Code), TagOf(row), row.Text(PersonColumns.Mobile), row.Text(PersonColumns.NameOf));
        return code is not null ? (PersonColumns.Code, Persons(Given(ByCode(code))))
            : tag is not null ? (PersonColumns.IdNumber, Persons(Given(ByTag(tag))))
            : mobile is not null ? (PersonColumns.Mobile, Persons(ByMobile(mobile).Where(p => name is null || p.Person.Name == name)))
            : name is not null ? (PersonColumns.NameOf, Persons(_byName[name]))
            : ("", []);
    }

    private static PersonRow[] Persons(IEnumerable<KnownPerson> known) => [.. known.Select(p => p.Person)];

    private static IEnumerable<KnownPerson> Given(KnownPerson? person) => person is null ? [] : [person];

    private Task<List<KnownPerson>> ReadAsync(System.Linq.Expressions.Expression<Func<KnownPerson, bool>> where, CancellationToken cancellation) =>
        (from person in session.Data.Persons.AsNoTracking()
         join sealedValue in session.Data.SealedValues.AsNoTracking() on person.IdNumberSeal equals sealedValue.Id into seals
         from seal in seals.DefaultIfEmpty()
         select new KnownPerson { Person = person, Tag = seal.SearchTag }).Where(where).ToListAsync(cancellation);
}

/// <summary>A person of the directory and the digest of their identity number; null where none is known.</summary>
public sealed class KnownPerson
{
    public required PersonRow Person { get; init; }
    public string? Tag { get; init; }
}
